package checks

// An unclaimedSign is a sign of an answer that comes from whoever hosts the
// site, because no site is there.
type unclaimedSign struct {
	who string // whose page it is
	sign
	state hosting
	words int // that a page of this kind has at most
}

// A hosting is how a site without a page stands with its host.
type hosting uint8

const (
	claimable hosting = iota // anybody may open an account and take the name
	suspended                // by the host, as for an unpaid bill
	vacant                   // the server is there, its site is not
)

func (u unclaimedSign) where() sign { return u.sign }

// The most words of a service's own page, of one that a server is delivered
// with, and of a bare line.
const (
	servicePage = 150
	serverPage  = 500
	bareLine    = 30
)

// unclaimedSigns lists the signs that are known. Sources: the fingerprints of
// can-i-take-over-xyz (CC BY 4.0), the servers' own pages.
var unclaimedSigns = []unclaimedSign{
	{"GitHub Pages", sign{inText, "there isn't a github pages site here"}, claimable, servicePage},
	{"Heroku", sign{inSource, "herokucdn.com/error-pages/no-such-app"}, claimable, servicePage},
	{"Heroku", sign{inText, "no such app"}, claimable, bareLine},
	{"Amazon S3", sign{inSource, "<code>nosuchbucket</code>"}, claimable, bareLine},
	{"Amazon S3", sign{inText, "the specified bucket does not exist"}, claimable, servicePage},
	{"Fastly", sign{inText, "fastly error: unknown domain"}, claimable, servicePage},
	{"Shopify", sign{inText, "sorry, this shop is currently unavailable"}, claimable, servicePage},
	{"Microsoft Azure", sign{inText, "error 404 - web app not found"}, claimable, servicePage},
	{"Microsoft Azure", sign{inText, "404 web site not found"}, claimable, servicePage},
	{"Microsoft Azure", sign{inText, "this web app is stopped"}, suspended, servicePage},
	{"Pantheon", sign{inText, "404 error unknown site"}, claimable, servicePage},
	{"Pantheon", sign{inText, "the gods are wise, but do not know of the site which you seek"}, claimable, servicePage},
	{"Tumblr", sign{inText, "whatever you were looking for doesn't currently exist at this address"}, claimable, servicePage},
	{"WordPress.com", sign{inSource, "wordpress.com/typo/?subdomain="}, claimable, servicePage},
	{"WordPress.com", sign{inText, "do you want to register"}, claimable, servicePage},
	{"WordPress.com", sign{inText, "this site has been archived or suspended"}, suspended, servicePage},
	{"Wix", sign{inText, "this domain isn't connected to a website yet"}, claimable, servicePage},
	{"Squarespace", sign{inText, "domain not claimed"}, claimable, servicePage},
	{"Squarespace", sign{inTitle, "website expired"}, suspended, servicePage},
	{"Netlify", sign{inText, "not found - request id"}, claimable, bareLine},
	{"Vercel", sign{inText, "deployment_not_found"}, claimable, servicePage},
	{"Surge", sign{inText, "project not found"}, claimable, bareLine},
	{"Bitbucket", sign{inText, "repository not found"}, claimable, bareLine},
	{"Ghost", sign{inText, "failed to resolve dns path for this host"}, claimable, servicePage},
	{"Zendesk", sign{inText, "help center closed"}, claimable, servicePage},
	{"UserVoice", sign{inText, "this uservoice subdomain is currently available"}, claimable, servicePage},
	{"HubSpot", sign{inText, "does not exist in our system"}, claimable, servicePage},
	{"Kinsta", sign{inText, "no site for domain"}, claimable, servicePage},
	{"Acquia", sign{inText, "web site not found"}, claimable, bareLine},
	{"Cargo", sign{inText, "moving your domain away from cargo"}, claimable, servicePage},
	{"DreamHost", sign{inText, "well, this is awkward. the site you're looking for is not here"}, claimable, servicePage},
	{"Help Scout", sign{inText, "no settings were found for this company"}, claimable, servicePage},
	{"Canny", sign{inText, "there is no such company"}, claimable, servicePage},
	{"SmartJobBoard", sign{inText, "this job board website is either expired or its domain name is invalid"}, claimable, servicePage},
	{"Readme", sign{inText, "the creators of this project are still working on making everything perfect"}, claimable, servicePage},
	{"ngrok", sign{inText, "err_ngrok_3200"}, claimable, servicePage},
	{"Mailchimp", sign{inText, "built by mailchimp but is no longer active"}, claimable, servicePage},
	{"Campaign Monitor", sign{inText, "trying to access your account?"}, claimable, bareLine},
	{"GetResponse", sign{inText, "with getresponse landing pages, lead generation has never been easier"}, claimable, servicePage},
	{"Tilda", sign{inText, "please renew your subscription"}, suspended, servicePage},
	{"Uberflip", sign{inText, "the url you've accessed does not provide a hub"}, claimable, servicePage},
	{"JetBrains", sign{inText, "is not a registered incloud youtrack"}, claimable, servicePage},
	{"Blogger", sign{inText, "the blog you were looking for was not found"}, claimable, servicePage},
	{"Mashery", sign{inText, "unrecognized domain"}, claimable, bareLine},
	{"Smartling", sign{inText, "domain is not configured"}, claimable, bareLine},

	{"Netlify", sign{inText, "entered a url that doesn't exist on netlify"}, claimable, servicePage},
	{"Shopify", sign{inText, "to finish setting up your new web address"}, claimable, servicePage},
	{"Strikingly", sign{inText, "but if you're looking to build your own website"}, claimable, servicePage},
	{"Framer", sign{inText, "create a site for this domain on framer"}, claimable, servicePage},

	{"the host", sign{inText, "this account has been suspended"}, suspended, servicePage},
	{"the host", sign{inText, "this website has been suspended"}, suspended, servicePage},
	{"the host", sign{inText, "this site has been suspended"}, suspended, servicePage},
	{"the host", sign{inText, "the website has been stopped"}, suspended, servicePage},
	{"the host", sign{inText, "website is temporarily suspended"}, suspended, servicePage},
	{"the host", sign{inText, "your hosting account has expired"}, suspended, servicePage},
	{"the host", sign{inText, "hosting account has been suspended"}, suspended, servicePage},
	{"the host", sign{inText, "this website is currently suspended"}, suspended, servicePage},
	{"the host", sign{inText, "esta cuenta ha sido suspendida"}, suspended, servicePage},
	{"the host", sign{inText, "este sitio ha sido suspendido"}, suspended, servicePage},
	{"the host", sign{inText, "esta conta foi suspensa"}, suspended, servicePage},
	{"the host", sign{inText, "este site foi suspenso"}, suspended, servicePage},
	{"the host", sign{inText, "ce compte a été suspendu"}, suspended, servicePage},
	{"the host", sign{inText, "ce site a été suspendu"}, suspended, servicePage},
	{"the host", sign{inText, "dieser account wurde gesperrt"}, suspended, servicePage},
	{"the host", sign{inText, "diese website wurde gesperrt"}, suspended, servicePage},
	{"the host", sign{inText, "questo account è stato sospeso"}, suspended, servicePage},
	{"the host", sign{inText, "to konto zostało zawieszone"}, suspended, servicePage},
	{"the host", sign{inText, "сайт заблокирован хостинг-провайдером"}, suspended, servicePage},
	{"the host", sign{inText, "сайт временно заблокирован"}, suspended, servicePage},
	{"the host", sign{inText, "bu hesap askıya alınmıştır"}, suspended, servicePage},
	{"the host", sign{inText, "akun ini telah ditangguhkan"}, suspended, servicePage},
	{"the host", sign{inText, "tài khoản này đã bị tạm ngưng"}, suspended, servicePage},
	{"the host", sign{inText, "该账户已被暂停"}, suspended, servicePage},
	{"the host", sign{inText, "站点已暂停"}, suspended, bareLine},
	{"the host", sign{inTitle, "account suspended"}, suspended, servicePage},
	{"the host", sign{inTitle, "website suspended"}, suspended, servicePage},
	{"the host", sign{inTitle, "site suspended"}, suspended, servicePage},
	{"the host", sign{inTitle, "hosting suspended"}, suspended, servicePage},
	{"the host", sign{inTitle, "bandwidth limit exceeded"}, suspended, servicePage},
	{"the host", sign{inTitle, "509 bandwidth limit exceeded"}, suspended, servicePage},
	{"the host", sign{inSource, "/cgi-sys/suspendedpage.cgi"}, suspended, servicePage},

	{"nginx", sign{inTitle, "welcome to nginx"}, vacant, serverPage},
	{"nginx", sign{inTitle, "test page for the nginx http server"}, vacant, serverPage},
	{"nginx", sign{inText, "if you see this page, the nginx web server is successfully installed"}, vacant, servicePage},
	{"OpenResty", sign{inTitle, "welcome to openresty"}, vacant, serverPage},
	{"Tengine", sign{inTitle, "welcome to tengine"}, vacant, serverPage},
	{"lighttpd", sign{inTitle, "welcome to lighttpd"}, vacant, serverPage},
	{"Caddy", sign{inTitle, "caddy works"}, vacant, serverPage},
	{"Apache", sign{inTitle, "apache2 ubuntu default page: it works"}, vacant, serverPage},
	{"Apache", sign{inTitle, "apache2 debian default page: it works"}, vacant, serverPage},
	{"Apache", sign{inTitle, "test page for the apache http server"}, vacant, serverPage},
	{"Apache", sign{inTitle, "apache http server test page powered by centos"}, vacant, serverPage},
	{"Apache", sign{inText, "if you can read this page, it means that the web server installed at this site is working properly"}, vacant, serverPage},
	{"Apache", sign{inTitle, "apache is functioning normally"}, vacant, serverPage},
	{"Apache", sign{inTitle, "it works"}, vacant, bareLine},
	{"AlmaLinux", sign{inText, "almalinux test page"}, vacant, serverPage},
	{"Rocky Linux", sign{inTitle, "http server test page powered by: rocky linux"}, vacant, serverPage},
	{"CentOS", sign{inTitle, "welcome to centos"}, vacant, serverPage},
	{"Tomcat", sign{inText, "you've successfully installed tomcat"}, vacant, serverPage},
	{"XAMPP", sign{inTitle, "welcome to xampp"}, vacant, serverPage},
	{"IIS", sign{inTitle, "iis windows server"}, vacant, bareLine},
	{"IIS", sign{inTitle, "iis windows"}, vacant, bareLine},
	{"IIS", sign{inTitle, "iis7"}, vacant, bareLine},
	{"IIS", sign{inTitle, "microsoft internet information services 8"}, vacant, servicePage},
	{"cPanel", sign{inTitle, "default web site page"}, vacant, serverPage},
	{"cPanel", sign{inSource, "/cgi-sys/defaultwebpage.cgi"}, vacant, serverPage},
	{"Plesk", sign{inTitle, "default parallels plesk page"}, vacant, serverPage},
	{"Plesk", sign{inTitle, "default plesk page"}, vacant, serverPage},
	{"Plesk", sign{inTitle, "domain default page"}, vacant, serverPage},
	{"Plesk", sign{inTitle, "web server's default page"}, vacant, serverPage},
	{"aaPanel", sign{inText, "congratulations, the site is created successfully"}, vacant, servicePage},
	{"BaoTa", sign{inText, "站点创建成功"}, vacant, servicePage},
	{"OVHcloud", sign{inText, "votre domaine a bien été créé chez ovhcloud"}, vacant, servicePage},
	{"Apache", sign{inText, "apache is functioning normally"}, vacant, bareLine},
	{"WordPress", sign{inText, "welcome to the famous five-minute wordpress installation process"}, vacant, servicePage},
	{"Hostinger", sign{inTitle, "default page"}, vacant, servicePage},
	{"the host", sign{inText, "future home of something quite cool"}, vacant, servicePage},
	{"the host", sign{inTitle, "site is under construction"}, vacant, bareLine},
	{"the host", sign{inTitle, "website under construction"}, vacant, bareLine},
	{"the host", sign{inTitle, "under construction"}, vacant, bareLine},
	{"the host", sign{inTitle, "coming soon"}, vacant, bareLine},
	{"the host", sign{inTitle, "website coming soon"}, vacant, bareLine},
	{"the host", sign{inText, "hier entsteht eine neue internetpräsenz"}, vacant, servicePage},
	{"the host", sign{inText, "hier entsteht eine neue website"}, vacant, servicePage},
	{"a bare list of files", sign{inTitle, "index of /"}, vacant, serverPage},
}

var unclaimedTable = newSignTable(unclaimedSigns, unclaimedSign.where)
