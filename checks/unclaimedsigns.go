package checks

// An unclaimedSign is a sign of an answer that comes from whoever hosts the
// site, because no site is there.
type unclaimedSign struct {
	who string // whose page it is
	sign
	state hosting
	proof proof
	words int // that a page of this kind has at most
}

// A hosting is how a site without a page stands with its host.
type hosting uint8

const (
	claimable hosting = iota // anybody may open an account and take the name
	suspended                // by the host, as for an unpaid bill
	vacant                   // the server is there, its site is not
)

// A proof is how much a sign tells by itself. Words of a text must be the
// page's own in any case (says), unless its status is an error.
type proof uint8

const (
	ownWords proof = iota // nobody writes it but the host
	onError               // others write it too; the host sends it with an error
	vague                 // others write it too, whatever the status: it takes a second sign or a second look
)

func (u unclaimedSign) where() sign { return u.sign }

// The most words of a service's own page, of one that a server is delivered
// with, of a bare line, and of a title with nothing behind it.
const (
	servicePage = 150
	serverPage  = 500
	bareLine    = 30
	nothingElse = 15
)

// unclaimedSigns lists the signs that are known. Sources: the fingerprints of
// can-i-take-over-xyz (CC BY 4.0), the servers' own pages.
var unclaimedSigns = []unclaimedSign{
	{"GitHub Pages", sign{inText, "there isn't a github pages site here"}, claimable, ownWords, servicePage},
	{"Heroku", sign{inSource, "herokucdn.com/error-pages/no-such-app"}, claimable, ownWords, servicePage},
	{"Heroku", sign{inText, "no such app"}, claimable, onError, bareLine},
	{"Amazon S3", sign{inSource, "<code>nosuchbucket</code>"}, claimable, onError, bareLine},
	{"Amazon S3", sign{inText, "the specified bucket does not exist"}, claimable, onError, servicePage},
	{"Fastly", sign{inText, "fastly error: unknown domain"}, claimable, onError, servicePage},
	{"Shopify", sign{inText, "sorry, this shop is currently unavailable"}, claimable, vague, servicePage},
	{"Microsoft Azure", sign{inText, "error 404 - web app not found"}, claimable, ownWords, servicePage},
	{"Microsoft Azure", sign{inText, "404 web site not found"}, claimable, ownWords, servicePage},
	{"Microsoft Azure", sign{inText, "this web app is stopped"}, suspended, ownWords, servicePage},
	{"Pantheon", sign{inText, "404 error unknown site"}, claimable, onError, servicePage},
	{"Pantheon", sign{inText, "the gods are wise, but do not know of the site which you seek"}, claimable, ownWords, servicePage},
	{"Tumblr", sign{inText, "whatever you were looking for doesn't currently exist at this address"}, claimable, ownWords, servicePage},
	{"WordPress.com", sign{inSource, "wordpress.com/typo/?subdomain="}, claimable, ownWords, servicePage},
	{"WordPress.com", sign{inAddress, "wordpress.com/typo"}, claimable, ownWords, servicePage},
	{"WordPress.com", sign{inText, "wordpress.com doesn't exist"}, claimable, ownWords, servicePage},
	{"WordPress.com", sign{inText, "this site has been archived or suspended"}, suspended, ownWords, servicePage},
	{"Wix", sign{inText, "this domain isn't connected to a website yet"}, claimable, ownWords, servicePage},
	{"Squarespace", sign{inTitle, "domain not claimed"}, claimable, ownWords, servicePage},
	{"Squarespace", sign{inTitle, "website expired"}, suspended, vague, servicePage},
	{"Netlify", sign{inText, "not found - request id"}, claimable, onError, bareLine},
	{"Vercel", sign{inText, "deployment_not_found"}, claimable, onError, servicePage},
	{"Surge", sign{inText, "project not found"}, claimable, onError, bareLine},
	{"Bitbucket", sign{inText, "repository not found"}, claimable, onError, bareLine},
	{"Ghost", sign{inText, "failed to resolve dns path for this host"}, claimable, onError, servicePage},
	{"Zendesk", sign{inTitle, "help center closed"}, claimable, vague, bareLine},
	{"UserVoice", sign{inText, "this uservoice subdomain is currently available"}, claimable, ownWords, servicePage},
	{"HubSpot", sign{inText, "does not exist in our system"}, claimable, onError, servicePage},
	{"Kinsta", sign{inText, "no site for domain"}, claimable, onError, servicePage},
	{"Acquia", sign{inText, "web site not found"}, claimable, onError, bareLine},
	{"Cargo", sign{inText, "moving your domain away from cargo"}, claimable, ownWords, servicePage},
	{"DreamHost", sign{inText, "well, this is awkward. the site you're looking for is not here"}, claimable, ownWords, servicePage},
	{"Help Scout", sign{inText, "no settings were found for this company"}, claimable, onError, servicePage},
	{"Canny", sign{inText, "there is no such company"}, claimable, onError, servicePage},
	{"SmartJobBoard", sign{inText, "this job board website is either expired or its domain name is invalid"}, claimable, ownWords, servicePage},
	{"Readme", sign{inText, "the creators of this project are still working on making everything perfect"}, claimable, onError, servicePage},
	{"ngrok", sign{inText, "err_ngrok_3200"}, claimable, onError, servicePage},
	{"Mailchimp", sign{inText, "built by mailchimp but is no longer active"}, claimable, ownWords, servicePage},
	{"Campaign Monitor", sign{inSource, "mailto:help@createsend.com"}, claimable, ownWords, bareLine},
	{"GetResponse", sign{inText, "with getresponse landing pages, lead generation has never been easier"}, claimable, ownWords, servicePage},
	{"Tilda", sign{inTitle, "please renew your subscription"}, suspended, vague, servicePage},
	{"Uberflip", sign{inText, "the url you've accessed does not provide a hub"}, claimable, onError, servicePage},
	{"JetBrains", sign{inText, "is not a registered incloud youtrack"}, claimable, ownWords, servicePage},
	{"Blogger", sign{inText, "the blog you were looking for was not found"}, claimable, ownWords, servicePage},
	{"Mashery", sign{inText, "unrecognized domain"}, claimable, onError, bareLine},
	{"Smartling", sign{inText, "domain is not configured"}, claimable, onError, bareLine},

	{"Netlify", sign{inText, "entered a url that doesn't exist on netlify"}, claimable, onError, servicePage},
	{"Shopify", sign{inText, "to finish setting up your new web address"}, claimable, onError, servicePage},
	{"Strikingly", sign{inText, "but if you're looking to build your own website"}, claimable, onError, servicePage},
	{"Framer", sign{inText, "create a site for this domain on framer"}, claimable, ownWords, servicePage},

	{"the host", sign{inText, "this account has been suspended"}, suspended, vague, servicePage},
	{"the host", sign{inText, "this website has been suspended"}, suspended, vague, servicePage},
	{"the host", sign{inText, "this site has been suspended"}, suspended, vague, servicePage},
	{"the host", sign{inText, "website is temporarily suspended"}, suspended, vague, servicePage},
	{"the host", sign{inText, "your hosting account has expired"}, suspended, vague, servicePage},
	{"the host", sign{inText, "hosting account has been suspended"}, suspended, vague, servicePage},
	{"the host", sign{inText, "this website is currently suspended"}, suspended, vague, servicePage},
	{"the host", sign{inText, "esta cuenta ha sido suspendida"}, suspended, vague, servicePage},
	{"the host", sign{inText, "este sitio ha sido suspendido"}, suspended, vague, servicePage},
	{"the host", sign{inText, "esta conta foi suspensa"}, suspended, vague, servicePage},
	{"the host", sign{inText, "este site foi suspenso"}, suspended, vague, servicePage},
	{"the host", sign{inText, "ce compte a été suspendu"}, suspended, vague, servicePage},
	{"the host", sign{inText, "ce site a été suspendu"}, suspended, vague, servicePage},
	{"the host", sign{inText, "dieser account wurde gesperrt"}, suspended, vague, servicePage},
	{"the host", sign{inText, "diese website wurde gesperrt"}, suspended, vague, servicePage},
	{"the host", sign{inText, "questo account è stato sospeso"}, suspended, vague, servicePage},
	{"the host", sign{inText, "to konto zostało zawieszone"}, suspended, vague, servicePage},
	{"the host", sign{inText, "сайт заблокирован хостинг-провайдером"}, suspended, vague, servicePage},
	{"the host", sign{inText, "сайт временно заблокирован"}, suspended, vague, servicePage},
	{"the host", sign{inText, "bu hesap askıya alınmıştır"}, suspended, vague, servicePage},
	{"the host", sign{inText, "akun ini telah ditangguhkan"}, suspended, vague, servicePage},
	{"the host", sign{inText, "tài khoản này đã bị tạm ngưng"}, suspended, vague, servicePage},
	{"the host", sign{inText, "该账户已被暂停"}, suspended, vague, servicePage},
	{"the host", sign{inText, "站点已暂停"}, suspended, vague, bareLine},
	{"the host", sign{inTitle, "account suspended"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "website suspended"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "site suspended"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "hosting suspended"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "bandwidth limit exceeded"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "509 bandwidth limit exceeded"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "this site is suspended"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "cuenta suspendida"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "sitio suspendido"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "conta suspensa"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "site suspenso"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "compte suspendu"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "site suspendu"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "webseite gesperrt"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "website gesperrt"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "account sospeso"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "konto zawieszone"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "strona zawieszona"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "сайт заблокирован"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "hesap askıya alındı"}, suspended, vague, servicePage},
	{"the host", sign{inTitle, "akun ditangguhkan"}, suspended, vague, servicePage},
	{"the host", sign{inSource, "/cgi-sys/suspendedpage.cgi"}, suspended, ownWords, bareLine},

	{"nginx", sign{inTitle, "welcome to nginx"}, vacant, ownWords, servicePage},
	{"nginx", sign{inTitle, "test page for the nginx http server"}, vacant, ownWords, serverPage},
	{"nginx", sign{inText, "if you see this page, the nginx web server is successfully installed"}, vacant, ownWords, servicePage},
	{"OpenResty", sign{inTitle, "welcome to openresty"}, vacant, ownWords, servicePage},
	{"Tengine", sign{inTitle, "welcome to tengine"}, vacant, ownWords, servicePage},
	{"lighttpd", sign{inTitle, "welcome to lighttpd"}, vacant, ownWords, serverPage},
	{"Caddy", sign{inTitle, "caddy works"}, vacant, ownWords, servicePage},
	{"Apache", sign{inTitle, "apache2 ubuntu default page: it works"}, vacant, ownWords, serverPage},
	{"Apache", sign{inTitle, "apache2 debian default page: it works"}, vacant, ownWords, serverPage},
	{"Apache", sign{inTitle, "test page for the apache http server"}, vacant, ownWords, serverPage},
	{"Apache", sign{inTitle, "apache http server test page powered by centos"}, vacant, ownWords, serverPage},
	{"Apache", sign{inText, "if you can read this page, it means that the web server installed at this site is working properly"}, vacant, ownWords, serverPage},
	{"Apache", sign{inTitle, "apache is functioning normally"}, vacant, ownWords, serverPage},
	{"Apache", sign{inTitle, "it works"}, vacant, ownWords, nothingElse},
	{"AlmaLinux", sign{inText, "almalinux test page"}, vacant, ownWords, serverPage},
	{"Rocky Linux", sign{inTitle, "http server test page powered by: rocky linux"}, vacant, ownWords, serverPage},
	{"CentOS", sign{inTitle, "welcome to centos"}, vacant, ownWords, serverPage},
	{"Tomcat", sign{inText, "if you're seeing this, you've successfully installed tomcat"}, vacant, ownWords, serverPage},
	{"XAMPP", sign{inTitle, "welcome to xampp"}, vacant, ownWords, serverPage},
	{"IIS", sign{inTitle, "iis windows server"}, vacant, ownWords, bareLine},
	{"IIS", sign{inTitle, "iis windows"}, vacant, ownWords, bareLine},
	{"IIS", sign{inTitle, "iis7"}, vacant, ownWords, bareLine},
	{"IIS", sign{inTitle, "microsoft internet information services 8"}, vacant, ownWords, servicePage},
	{"cPanel", sign{inTitle, "default web site page"}, vacant, ownWords, serverPage},
	{"cPanel", sign{inSource, "/cgi-sys/defaultwebpage.cgi"}, vacant, ownWords, bareLine},
	{"Plesk", sign{inTitle, "default parallels plesk page"}, vacant, ownWords, serverPage},
	{"Plesk", sign{inTitle, "default plesk page"}, vacant, ownWords, serverPage},
	{"Plesk", sign{inTitle, "domain default page"}, vacant, ownWords, serverPage},
	{"Plesk", sign{inTitle, "web server's default page"}, vacant, ownWords, serverPage},
	{"aaPanel", sign{inText, "congratulations, the site is created successfully"}, vacant, ownWords, servicePage},
	{"BaoTa", sign{inText, "站点创建成功"}, vacant, ownWords, servicePage},
	{"OVHcloud", sign{inText, "votre domaine a bien été créé chez ovhcloud"}, vacant, ownWords, servicePage},
	{"Apache", sign{inText, "apache is functioning normally"}, vacant, ownWords, bareLine},
	{"WordPress", sign{inText, "welcome to the famous five-minute wordpress installation process"}, vacant, ownWords, servicePage},
	{"Hostinger", sign{inText, "all you have to do now is upload your website files"}, vacant, ownWords, servicePage},
	{"the host", sign{inText, "future home of something quite cool"}, vacant, vague, servicePage},
	{"the host", sign{inTitle, "site is under construction"}, vacant, vague, nothingElse},
	{"the host", sign{inTitle, "website under construction"}, vacant, vague, nothingElse},
	{"the host", sign{inTitle, "under construction"}, vacant, vague, nothingElse},
	{"the host", sign{inTitle, "coming soon"}, vacant, vague, nothingElse},
	{"the host", sign{inTitle, "website coming soon"}, vacant, vague, nothingElse},
	{"the host", sign{inText, "hier entsteht eine neue internetpräsenz"}, vacant, vague, servicePage},
	{"the host", sign{inText, "hier entsteht eine neue website"}, vacant, vague, servicePage},
	{"a bare list of files", sign{inTitle, "index of /"}, vacant, ownWords, serverPage},
}

var unclaimedTable = newSignTable(unclaimedSigns, unclaimedSign.where)
