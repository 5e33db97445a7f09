package linkwatch

// checkTitles says in a few words what each check looks for.
var checkTitles = map[string]string{
	"status":        "The server answers with an error",
	"failure":       "No answer came",
	"tls":           "The connection is not secure",
	"certificate":   "The certificate ends soon",
	"redirect":      "The page has moved",
	"redirect-loop": "The redirects lead nowhere",
	"blocked":       "A wall keeps programs out",
	"robots":        "robots.txt keeps us out",
	"soft404":       "A “not found” page that says it is fine",
	"empty":         "The page is empty",
	"parked":        "The address is parked or for sale",
	"unclaimed":     "Nobody's site answers here",
	"hijacked":      "Somebody else's content answers here",
	"drift":         "No longer the page that was cataloged",
	"fact":          "A number or address is missing or changed",
	"stale":         "The page is out of date",
	"undated":       "No date is stated",
	"superseded":    "A newer edition exists",
	"unverified":    "A person should look again",
	"unlinked":      "The address is not known",
	"waiver":        "A waiver needs care",
}

// CheckTitle says what a check looks for; its name if that is not known here.
func CheckTitle(check string) string {
	if title, ok := checkTitles[check]; ok {
		return title
	}
	return check
}
