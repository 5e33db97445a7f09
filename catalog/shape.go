package catalog

// The form of catalog.yaml. The decoder takes the keys from these structs, and
// catalog.schema.json is generated from them: go test ./catalog -update.

type document struct {
	mark     `yaml:"-"`
	Version  version          `yaml:"version" jsonschema:"required" jsonschema_description:"The form of this file: 1."`
	Schedule schedule         `yaml:"schedule" jsonschema_description:"When the service makes rounds and reports."`
	Canaries []address        `yaml:"canaries" jsonschema_description:"Addresses that are up unless our own network is down. If all of them fail, the round changes no verdict."`
	Defaults defaults         `yaml:"defaults" jsonschema_description:"The policy of every entry, where neither its group nor the entry says otherwise."`
	Hosts    map[string]host  `yaml:"hosts" jsonschema_description:"How single hosts are visited where that differs from all others, by the host's name."`
	Groups   map[string]group `yaml:"groups" jsonschema_description:"Sets of entries that share a policy and an owner, by id, in the order in which reports show them."`
	Include  []inclusion      `yaml:"include" jsonschema_description:"Further files with entries, below the catalog's folder: .yaml with entries and groups, or .csv with a column for each key."`
	Entries  []entry          `yaml:"entries" jsonschema_description:"What is watched, one entry a resource."`
}

// A section is what an included YAML file holds. With its version it is a
// catalog of its own, which editors and lint can look at.
type section struct {
	mark    `yaml:"-"`
	Version version          `yaml:"version"`
	Groups  map[string]group `yaml:"groups"`
	Entries []entry          `yaml:"entries" jsonschema:"required"`
}

type host struct {
	mark      `yaml:"-"`
	Delay     span              `yaml:"delay" jsonschema_description:"The pause between two visits of the host: a number with a unit (ms, s, min, h), at most 1h."`
	Parallel  lanes             `yaml:"parallel" jsonschema_description:"So many visits of the host at the same time."`
	Timeout   span              `yaml:"timeout" jsonschema_description:"How long an answer may take: a number with a unit (ms, s, min, h), at most 1h."`
	UserAgent label             `yaml:"user_agent" jsonschema_description:"What linkwatch calls itself there."`
	Headers   map[string]header `yaml:"headers" jsonschema_description:"Headers that are sent to this host beside linkwatch's own, by name."`
	Robots    robots            `yaml:"robots" jsonschema_description:"Whether the host's robots.txt is obeyed, whatever its entries say."`
	Queue     id                `yaml:"queue" jsonschema_description:"A word of your choice: hosts with the same word share one host queue, as if they were one host."`
}

type schedule struct {
	mark     `yaml:"-"`
	Round    cron `yaml:"round" jsonschema_description:"When a round starts: five cron fields (minute, hour, day of month, month, day of week), @hourly, @daily, @weekly or @every 6h."`
	Report   cron `yaml:"report" jsonschema_description:"When the report is made: five cron fields (minute, hour, day of month, month, day of week), @daily or @weekly."`
	Timezone zone `yaml:"timezone" jsonschema_description:"The IANA time zone of the schedule. Without it: UTC."`
}

type defaults struct {
	mark `yaml:"-"`
	policy
}

type group struct {
	mark  `yaml:"-"`
	Title label `yaml:"title" jsonschema_description:"What reports call the group."`
	Owner label `yaml:"owner" jsonschema_description:"Whom the report addresses for the group's entries."`
	policy
}

type policy struct {
	MaxAge      duration `yaml:"max_age" jsonschema_description:"A page last modified longer ago is stale: a number with a unit (s, min, h, d, w, y). 0 means never; that is also what holds if nothing is said."`
	Every       duration `yaml:"every" jsonschema_description:"The longest pause between two visits by serve: a number with a unit (s, min, h, d, w, y). 0 leaves it to the rounds; that is also what holds if nothing is said."`
	Confirm     confirm  `yaml:"confirm" jsonschema_description:"When a trouble that may pass is believed. Without it: 3 failures over 3d."`
	Robots      robots   `yaml:"robots" jsonschema_description:"Whether robots.txt is obeyed. Without it: obey."`
	VerifyEvery duration `yaml:"verify_every" jsonschema_description:"A person must look again after so long: a number with a unit (s, min, h, d, w, y). 0 means never; that is also what holds if nothing is said."`
	RequireDate toggle   `yaml:"require_date" jsonschema_description:"Whether a page that states no date is stale. Without it: false."`
}

type confirm struct {
	mark     `yaml:"-"`
	Failures count    `yaml:"failures" jsonschema_description:"So many bad visits in a row."`
	Over     duration `yaml:"over" jsonschema_description:"The first and the last of them at least so far apart."`
}

type entry struct {
	mark         `yaml:"-"`
	ID           id           `yaml:"id" jsonschema:"required" jsonschema_description:"The entry's name for good: lower-case letters, digits and hyphens. It stays when the address changes."`
	Title        label        `yaml:"title" jsonschema:"required" jsonschema_description:"The resource's name."`
	URL          address      `yaml:"url" jsonschema_description:"Its address. Leave the key out while nobody knows it."`
	SamePageAs   id           `yaml:"same_page_as" jsonschema_description:"In place of url: the id of the entry whose page also holds this resource."`
	Publisher    label        `yaml:"publisher" jsonschema_description:"Who publishes the resource."`
	Kind         kind         `yaml:"kind" jsonschema_description:"What sort of resource it is."`
	Group        id           `yaml:"group" jsonschema_description:"The id of its group."`
	Owner        label        `yaml:"owner" jsonschema_description:"Whom the report addresses. Without it: the group's owner."`
	Description  prose        `yaml:"description" jsonschema_description:"What the resource is, for readers of reports."`
	ListedIn     []mention    `yaml:"listed_in" jsonschema_description:"The documents that name the resource."`
	Facts        facts        `yaml:"facts" jsonschema_description:"What its page must show because people rely on it."`
	Edition      edition      `yaml:"edition" jsonschema_description:"Of a dated publication: 2018, 2018-03 or 2018-03-05. A newer edition may exist."`
	Series       id           `yaml:"series" jsonschema_description:"The id of the entry whose page lists the editions of this publication."`
	LastVerified verification `yaml:"last_verified" jsonschema_description:"When a person last looked, and who."`
	Waivers      []waiver     `yaml:"waivers" jsonschema_description:"Checks that are silenced for this entry, each until a date."`
	policy
}

type mention struct {
	mark  `yaml:"-"`
	Seed  label `yaml:"seed" jsonschema:"required" jsonschema_description:"The document's file name."`
	Title label `yaml:"title" jsonschema_description:"The resource's name there."`
}

type facts struct {
	mark  `yaml:"-"`
	Phone []phone `yaml:"phone" jsonschema_description:"Phone numbers, in quotes."`
	SMS   []phone `yaml:"sms" jsonschema_description:"Short codes or numbers that take text messages, in quotes."`
	Email []email `yaml:"email" jsonschema_description:"E-mail addresses."`
	Text  []label `yaml:"text" jsonschema_description:"Words that must stand on the page, each in one line."`
}

type verification struct {
	mark `yaml:"-"`
	On   date  `yaml:"on" jsonschema:"required" jsonschema_description:"The day, like 2026-11-22."`
	By   label `yaml:"by" jsonschema:"required" jsonschema_description:"The person."`
}

type waiver struct {
	mark  `yaml:"-"`
	Check check `yaml:"check" jsonschema:"required" jsonschema_description:"The check that is silenced."`
	Until date  `yaml:"until" jsonschema:"required" jsonschema_description:"The day on which it speaks again, like 2026-11-22."`
	Why   label `yaml:"why" jsonschema:"required" jsonschema_description:"The reason."`
	Who   label `yaml:"who" jsonschema:"required" jsonschema_description:"Who decided it."`
}
