package checks

import (
	"slices"

	"linkwatch"
)

// A wall is a sign of somebody who turns visitors away before they reach the
// page.
type wall struct {
	vendor string
	sign
	weight wallWeight
	source string // where it is known from
}

// A wallWeight is how well one sign names a wall, and when it says that a wall
// answered.
type wallWeight uint8

const (
	generic  wallWeight = iota // some wall's, on a page that has next to nothing else
	names                      // names the vendor of an answer that refuses; ordinary pages show it too
	names503                   // as names, and a 503 under this name turns visitors away
	edge                       // as names503, and every short 4xx under this name is the wall's own
	stands                     // a wall's, on a page of few words and links
	proves                     // a wall's, whatever else the answer says
)

// Where the signs are known from.
const (
	documented = "the vendor's documentation"
	observed   = "answers kept by web archives and link checkers"
)

// The vendors that have several signs.
const (
	cloudflare = "Cloudflare"
	akamai     = "Akamai"
	imperva    = "Imperva"
	awsWAF     = "AWS WAF"
	sucuri     = "Sucuri"
	dataDome   = "DataDome"
	human      = "HUMAN (PerimeterX)"
	f5         = "F5 BIG-IP"
	azure      = "Azure Front Door"
	anubis     = "Anubis"
	kasada     = "Kasada"
	radware    = "Radware"
	wordfence  = "Wordfence"
	anyCaptcha = "a captcha"
	anyWall    = "a firewall"
)

// walls lists the signs that are known.
var walls = slices.Concat(vendorWalls, foreignWalls)

var vendorWalls = []wall{
	{cloudflare, sign{inServer, "cloudflare"}, names503, observed},
	{cloudflare, sign{inHeader, "cf-mitigated"}, proves, documented},
	{cloudflare, sign{inHeader, "cf-ray"}, names, documented},
	{cloudflare, sign{inHeader, "cookie:__cf_bm"}, names, documented},
	{cloudflare, sign{inSource, "_cf_chl_opt"}, stands, observed},
	{cloudflare, sign{inSource, "cf-browser-verification"}, stands, observed},
	{cloudflare, sign{inSource, "/cdn-cgi/challenge-platform/h/b/orchestrate"}, stands, observed},
	{cloudflare, sign{inSource, "/cdn-cgi/challenge-platform/h/g/orchestrate"}, stands, observed},
	{cloudflare, sign{inSource, "/cdn-cgi/styles/cf.errors.css"}, names, observed},
	{cloudflare, sign{inTitle, "just a moment"}, generic, observed},
	{cloudflare, sign{inTitle, "attention required! | cloudflare"}, stands, observed},
	{cloudflare, sign{inTitle, "please wait... | cloudflare"}, stands, observed},
	{cloudflare, sign{inText, "sorry, you have been blocked"}, stands, observed},
	{cloudflare, sign{inText, "enable javascript and cookies to continue"}, stands, observed},
	{cloudflare, sign{inText, "performing security verification"}, stands, observed},
	{cloudflare, sign{inText, "needs to review the security of your connection"}, stands, observed},
	{cloudflare, sign{inText, "is using a security service to protect itself from online attacks"}, stands, observed},
	{cloudflare, sign{inText, "has banned your ip address"}, stands, observed},
	{cloudflare, sign{inText, "has banned your access based on your browser's signature"}, stands, observed},
	{cloudflare, sign{inText, "has banned the autonomous system number"}, stands, observed},
	{cloudflare, sign{inSource, "__cf_chl_"}, stands, observed},

	{akamai, sign{inServer, "akamaighost"}, edge, observed},
	{akamai, sign{inServer, "akamainetstorage"}, names, observed},
	{akamai, sign{inHeader, "akamai-grn"}, names, documented},
	{akamai, sign{inHeader, "x-reference-error"}, names503, observed},
	{akamai, sign{inHeader, "cookie:_abck"}, names, documented},
	{akamai, sign{inHeader, "cookie:ak_bmsc"}, names, documented},
	{akamai, sign{inHeader, "cookie:bm_sz"}, names, documented},
	{akamai, sign{inSource, "errors.edgesuite.net"}, stands, observed},
	{akamai, sign{inSource, "sec-if-cpt-container"}, stands, observed},
	{akamai, sign{inSource, "/_sec/cp_challenge/"}, stands, observed},
	{akamai, sign{inSource, "/_sec/verify?provider="}, stands, observed},
	{akamai, sign{inTitle, "challenge validation"}, stands, observed},

	{imperva, sign{inServer, "imperva"}, names503, observed},
	{imperva, sign{inHeader, "x-iinfo"}, names503, documented},
	{imperva, sign{inSource, "_incapsula_resource?cwudnsai="}, stands, observed},
	{imperva, sign{inSource, "_incapsula_resource?swjiylwa="}, generic, observed},
	{imperva, sign{inText, "incapsula incident id"}, stands, observed},
	{imperva, sign{inTitle, "pardon our interruption"}, stands, observed},
	{imperva, sign{inText, "as you were browsing something about your browser made us think you were a bot"}, stands, observed},

	{awsWAF, sign{inHeader, "x-amzn-waf-action"}, proves, documented},
	{awsWAF, sign{inSource, "window.gokuprops"}, stands, observed},
	{awsWAF, sign{inSource, "awswafcookiedomainlist"}, stands, observed},
	{"Amazon's load balancer", sign{inServer, "awselb"}, names, observed},
	{"Amazon CloudFront", sign{inServer, "cloudfront"}, names, observed},
	{"Amazon CloudFront", sign{inHeader, "x-amz-cf-id"}, names, documented},
	{"Amazon", sign{inSource, "/errors/validatecaptcha"}, stands, observed},
	{"Amazon", sign{inTitle, "robot check"}, generic, observed},

	{sucuri, sign{inServer, "sucuri"}, names503, observed},
	{sucuri, sign{inHeader, "x-sucuri-block"}, proves, observed},
	{sucuri, sign{inHeader, "x-sucuri-id"}, names, documented},
	{sucuri, sign{inSource, "sucuri_cloudproxy_js"}, stands, observed},
	{sucuri, sign{inTitle, "sucuri website firewall"}, stands, observed},
	{sucuri, sign{inText, "sucuri website firewall"}, stands, observed},

	{dataDome, sign{inServer, "datadome"}, names503, observed},
	{dataDome, sign{inHeader, "x-datadome"}, names503, documented},
	{dataDome, sign{inHeader, "cookie:datadome"}, names, documented},
	{dataDome, sign{inSource, "geo.captcha-delivery.com"}, stands, observed},
	{dataDome, sign{inSource, "ct.captcha-delivery.com"}, stands, observed},

	{human, sign{inHeader, "cookie:_pxhd"}, names, documented},
	{human, sign{inHeader, "cookie:_px3"}, names, documented},
	{human, sign{inHeader, "x-px-block"}, proves, observed},
	{human, sign{inSource, "px-captcha"}, stands, observed},
	{human, sign{inTitle, "access to this page has been denied"}, stands, observed},

	{f5, sign{inServer, "big-ip"}, names, documented},
	{f5, sign{inServer, "bigip"}, names, documented},
	{f5, sign{inText, "the requested url was rejected. please consult with your administrator"}, stands, documented},
	{f5, sign{inText, "please enable javascript to view the page content"}, stands, observed},

	{"Fastly", sign{inSource, "/_fs-ch-"}, stands, observed},
	{"Fastly", sign{inTitle, "client challenge"}, stands, observed},
	{"Fastly", sign{inHeader, "x-sigsci-requestid"}, names, documented},

	{azure, sign{inHeader, "x-azure-ref"}, names, documented},
	{azure, sign{inHeader, "cookie:afd_azwaf_jsclearance"}, names, documented},
	{azure, sign{inServer, "microsoft-azure-application-gateway"}, names, observed},
	{azure, sign{inTitle, "azure waf"}, stands, documented},
	{azure, sign{inText, "the request is blocked"}, generic, documented},

	{anubis, sign{inSource, "/.within.website/x/cmd/anubis"}, stands, documented},
	{anubis, sign{inTitle, "making sure you're not a bot"}, stands, documented},
	{anubis, sign{inHeader, "cookie:techaro.lol-anubis-auth"}, names, documented},
	{"go-away", sign{inSource, "/.well-known/.git.gammaspectra.live/"}, stands, documented},

	{"Google", sign{inAddress, "google.com/sorry"}, proves, observed},
	{"Google", sign{inText, "our systems have detected unusual traffic from your computer network"}, stands, observed},
	{"Yandex", sign{inAddress, "yandex.ru/showcaptcha"}, proves, observed},

	{kasada, sign{inHeader, "x-kpsdk-ct"}, names503, observed},
	{kasada, sign{inHeader, "x-kpsdk-r"}, names503, observed},
	{kasada, sign{inSource, "window.kpsdk="}, stands, observed},
	{kasada, sign{inSource, "/149e9513-01fa-4fb0-aad4-566afd725d1b/"}, stands, observed},

	{radware, sign{inAddress, "validate.perfdrive.com"}, proves, observed},
	{radware, sign{inTitle, "radware captcha page"}, stands, observed},
	{radware, sign{inTitle, "radware page"}, stands, observed},
	{radware, sign{inTitle, "radware bot manager captcha"}, stands, observed},

	{wordfence, sign{inText, "generated by wordfence"}, stands, observed},
	{wordfence, sign{inText, "your access to this site has been limited by the site owner"}, stands, observed},

	{"Vercel", sign{inHeader, "x-vercel-mitigated"}, proves, documented},
	{"Vercel", sign{inTitle, "vercel security checkpoint"}, stands, observed},
	{"SiteGround", sign{inHeader, "sg-captcha"}, proves, observed},
	{"SiteGround", sign{inSource, "/.well-known/sgcaptcha/"}, stands, observed},
	{"DDoS-Guard", sign{inServer, "ddos-guard"}, names503, observed},
	{"DDoS-Guard", sign{inTitle, "ddos-guard"}, stands, observed},
	{"DDoS-Guard", sign{inSource, "check.ddos-guard.net"}, stands, observed},
	{"Imunify360", sign{inServer, "imunify360"}, names503, observed},
	{"Imunify360", sign{inText, "imunify360"}, stands, observed},
	{"Imunify360", sign{inTitle, "one moment, please"}, generic, observed},
	{"Qrator", sign{inServer, "qrator"}, names503, observed},
	{"Reblaze", sign{inHeader, "cookie:rbzid"}, names, observed},
	{"Alibaba Cloud", sign{inSource, "acw_sc__v2"}, stands, observed},
	{"Alibaba Cloud", sign{inSource, "/_____tmd_____/punish"}, stands, observed},
	{"LiteSpeed", sign{inTitle, "bot verification"}, generic, observed},
	{"ModSecurity", sign{inText, "generated by mod_security"}, stands, observed},
	{"ModSecurity", sign{inTitle, "not acceptable"}, generic, observed},
	{"Reddit", sign{inText, "whoa there, pardner"}, stands, observed},
	{"Reddit", sign{inText, "blocked by network security"}, generic, observed},
	{"SEC", sign{inText, "originates from an undeclared automated tool"}, stands, observed},
	{"Federal Register", sign{inAddress, "unblock.federalregister.gov"}, proves, observed},
	{"Federal Register", sign{inText, "due to aggressive automated scraping of federalregister.gov and ecfr.gov"}, stands, observed},
	{"ERDDAP", sign{inSource, "request blacklist"}, stands, observed},

	{"StackPath", sign{inTitle, "site verification"}, generic, observed},
	{"StackPath", sign{inText, "validating your browser"}, generic, observed},
	{"bunny.net", sign{inTitle, "establishing a secure connection"}, generic, observed},
	{"Queue-it", sign{inAddress, "queue-it.net"}, proves, documented},
	{"Queue-it", sign{inSource, "static.queue-it.net/"}, generic, observed},
	{"Fortinet", sign{inText, "fortiguard intrusion prevention"}, stands, observed},
	{"Fortinet", sign{inTitle, "web filter violation"}, generic, observed},
	{"Fortinet", sign{inSource, ".fgd_icon"}, stands, observed},
	{"Barracuda", sign{inText, "barracuda web application firewall"}, generic, observed},
	{"Citrix", sign{inText, "application firewall block page"}, generic, observed},
	{"Comodo", sign{inText, "protected by comodo waf"}, generic, observed},
	{"WP Cerber", sign{inText, "your request looks suspicious or similar to automated requests"}, stands, observed},
	{"NinjaFirewall", sign{inTitle, "ninjafirewall"}, stands, observed},
	{"NinjaFirewall", sign{inText, "for security reasons, it was blocked and logged"}, stands, observed},
	{"Wallarm", sign{inServer, "nginx-wallarm"}, names503, observed},
	{"Tencent Cloud", sign{inText, "waf.tencent-cloud.com"}, stands, observed},
	{"Safeline", sign{inSource, "/.safeline/"}, stands, documented},
	{"Baidu", sign{inAddress, "wappass.baidu.com"}, proves, observed},
	{"Naver", sign{inTitle, "captcha challenge required"}, stands, observed},

	// Pages where everybody must first log in or agree to something.
	{"LinkedIn's login", sign{inAddress, "linkedin.com/authwall"}, proves, observed},
	{"LinkedIn's login", sign{inAddress, "linkedin.com/checkpoint"}, proves, observed},
	{"Facebook's login", sign{inAddress, "facebook.com/login"}, proves, observed},
	{"Facebook's login", sign{inAddress, "facebook.com/login.php"}, proves, observed},
	{"Instagram's login", sign{inAddress, "instagram.com/accounts/login"}, proves, observed},
	{"X's login", sign{inAddress, "x.com/i/flow/login"}, proves, observed},
	{"Google's login", sign{inAddress, "accounts.google.com"}, proves, observed},
	{"Microsoft's login", sign{inAddress, "login.microsoftonline.com"}, proves, observed},
	{"Google's consent page", sign{inAddress, "consent.google.com"}, proves, observed},
	{"YouTube's consent page", sign{inAddress, "consent.youtube.com"}, proves, observed},
	{"Yahoo's consent page", sign{inAddress, "consent.yahoo.com"}, proves, observed},

	{anyCaptcha, sign{inTitle, "captcha"}, generic, observed},
	{anyCaptcha, sign{inTitle, "captcha challenge"}, generic, observed},
	{anyCaptcha, sign{inTitle, "human verification"}, generic, observed},
	{anyCaptcha, sign{inTitle, "verify you are human"}, generic, observed},
	{anyCaptcha, sign{inTitle, "verify you are a human"}, generic, observed},
	{anyCaptcha, sign{inTitle, "please verify you are a human"}, generic, observed},
	{anyCaptcha, sign{inTitle, "are you a robot"}, generic, observed},
	{anyCaptcha, sign{inTitle, "are you human"}, generic, observed},
	{anyCaptcha, sign{inTitle, "one more step"}, generic, observed},
	{anyCaptcha, sign{inTitle, "bot check"}, generic, observed},
	{anyCaptcha, sign{inTitle, "security check"}, generic, observed},
	{anyCaptcha, sign{inTitle, "security challenge"}, generic, observed},
	{anyCaptcha, sign{inTitle, "checking your browser"}, generic, observed},
	{anyCaptcha, sign{inTitle, "ddos protection"}, generic, observed},
	{anyCaptcha, sign{inTitle, "verification required"}, generic, observed},
	{anyCaptcha, sign{inTitle, "unusual traffic"}, generic, observed},
	{anyCaptcha, sign{inText, "checking your browser before accessing"}, generic, observed},
	{anyCaptcha, sign{inText, "verifying you are human"}, generic, observed},
	{anyCaptcha, sign{inText, "confirm you are human"}, generic, observed},
	{anyCaptcha, sign{inText, "confirm you are a human"}, generic, observed},
	{anyCaptcha, sign{inText, "confirm that you are human"}, generic, observed},
	{anyCaptcha, sign{inText, "verify you are human"}, generic, observed},
	{anyCaptcha, sign{inText, "verify you are a human"}, generic, observed},
	{anyCaptcha, sign{inText, "verify that you are a human"}, generic, observed},
	{anyCaptcha, sign{inText, "verify that you are human"}, generic, observed},
	{anyCaptcha, sign{inText, "verify that you are not a robot"}, generic, observed},
	{anyCaptcha, sign{inText, "verify you are not a robot"}, generic, observed},
	{anyCaptcha, sign{inText, "confirm that you are not a robot"}, generic, observed},
	{anyCaptcha, sign{inText, "prove you are human"}, generic, observed},
	{anyCaptcha, sign{inText, "complete the captcha"}, generic, observed},
	{anyCaptcha, sign{inText, "solve the captcha"}, generic, observed},
	{anyCaptcha, sign{inText, "complete the security check to"}, generic, observed},
	{anyCaptcha, sign{inText, "let us know you're not a robot"}, generic, observed},
	{anyCaptcha, sign{inText, "verify that you're not a robot"}, generic, observed},
	{anyCaptcha, sign{inText, "verifying your browser"}, generic, observed},
	{anyCaptcha, sign{inText, "while your request is being verified"}, generic, observed},

	{anyWall, sign{inTitle, "access denied"}, generic, observed},
	{anyWall, sign{inTitle, "access forbidden"}, generic, observed},
	{anyWall, sign{inTitle, "forbidden"}, generic, observed},
	{anyWall, sign{inTitle, "403 forbidden"}, generic, observed},
	{anyWall, sign{inTitle, "request rejected"}, generic, observed},
	{anyWall, sign{inTitle, "request blocked"}, generic, observed},
	{anyWall, sign{inTitle, "request access"}, generic, observed},
	{anyWall, sign{inTitle, "you have been blocked"}, generic, observed},
	{anyWall, sign{inTitle, "too many requests"}, generic, observed},
	{anyWall, sign{inTitle, "429 too many requests"}, generic, observed},
	{anyWall, sign{inTitle, "web application firewall"}, generic, observed},
	{anyWall, sign{inTitle, "web page blocked"}, generic, observed},
	{anyWall, sign{inText, "you don't have permission to access"}, generic, observed},
	{anyWall, sign{inText, "you do not have permission to access"}, generic, observed},
	{anyWall, sign{inText, "your ip address has been blocked"}, generic, observed},
	{anyWall, sign{inText, "your request has been blocked"}, generic, observed},
	{anyWall, sign{inText, "unusual traffic from your"}, generic, observed},
	{anyWall, sign{inText, "blocked by the web application firewall"}, generic, observed},
}

func wallSign(w wall) sign { return w.sign }

var wallTable = newSignTable(walls, wallSign)

// The measures below which a page may be a wall's: a page that has more to say
// only loads the wall's script, as those with a captcha on their form do.
const (
	wallWords, wallLinks       = 150, 8
	genericWords, genericLinks = 80, 3
	headlineWords              = 25 // of one whose headline alone says so
)

func small(p *linkwatch.Page, words, links int) bool { return p.Words <= words && p.Links <= links }
