package checks

import "strings"

// How walls head the page that they show, and what they ask there, in other
// languages than English; separated by "|".
const (
	deniedTitles = "acceso denegado|solicitud bloqueada|acesso negado|accès refusé|accès interdit|zugriff verweigert|zugriff gesperrt|accesso negato|toegang geweigerd|" +
		"odmowa dostępu|přístup odepřen|prístup zamietnutý|åtkomst nekad|adgang nægtet|ingen tilgang|pääsy estetty|hozzáférés megtagadva|acces refuzat|acces interzis|" +
		"доступ запрещен|доступ запрещён|доступ ограничен|доступ заборонено|erişim engellendi|تم رفض الوصول|הגישה נדחתה|akses ditolak|truy cập bị từ chối|" +
		"접근이 거부되었습니다|アクセスが拒否されました|访问被拒绝|访问拦截|访问被拦截|请求已被拦截|拒絕存取"
	deniedTexts = "su dirección ip ha sido bloqueada|su solicitud ha sido bloqueada|você foi bloqueado|sua solicitação foi bloqueada|votre requête a été bloquée|votre adresse ip a été bloquée|" +
		"ihre anfrage wurde blockiert|von unserer firewall blockiert|ihre ip-adresse wurde gesperrt|la tua richiesta è stata bloccata|ваш запрос заблокирован|ваш ip заблокирован|" +
		"您的访问被阻断|被网站防火墙拦截|您的请求已被拦截|您的請求已被封鎖"
	humanTitles = "un momento|un moment|nur einen moment|um momento|un attimo|einen moment bitte|проверка браузера|安全验证|安全驗證|人机验证|请稍候"
	humanTexts  = "verificando que usted es un ser humano|verifique que es un ser humano|verifica que eres humano|habilite javascript y cookies para continuar|" +
		"verifique que você é humano|confirme que você é humano|vérifiez que vous êtes humain|vérifier que vous êtes humain|activez javascript et les cookies pour continuer|" +
		"bestätigen sie, dass sie ein mensch sind|aktivieren sie javascript und cookies, um fortzufahren|verifica di essere umano|potwierdź, że jesteś człowiekiem|" +
		"проверяем ваш браузер|подтвердите, что вы не робот|подтвердите, что вы человек|insan olduğunuzu doğrulayın|请完成安全验证|正在验证您是否是真人|请确认您是真人|" +
		"ロボットではないことを確認|人間であることを確認|사람인지 확인|로봇이 아닙니다"
)

// foreignWalls are walls on a page that has next to nothing else.
var foreignWalls = func() []wall {
	var rows []wall
	for _, said := range []struct {
		vendor  string
		in      place
		phrases string
	}{{anyWall, inTitle, deniedTitles}, {anyWall, inText, deniedTexts}, {anyCaptcha, inTitle, humanTitles}, {anyCaptcha, inText, humanTexts}} {
		for phrase := range strings.SplitSeq(said.phrases, "|") {
			rows = append(rows, wall{said.vendor, sign{said.in, phrase}, generic, observed})
		}
	}
	return rows
}()
