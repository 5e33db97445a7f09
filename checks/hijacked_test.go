package checks

import (
	"testing"

	"linkwatch"
)

func titled(title, language string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Page.Title, v.Page.Language = title, language }
}

func TestHijacked(t *testing.T) {
	past := visit(hours(30), titled("Guide for survivors", "en-US"))
	judge(t, "hijacked", []judged{
		{"another script and another language, seen twice, is somebody else", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("在线娱乐城 - 官方平台", "zh-CN")), visit(hours(20), titled("在线娱乐城", "zh-CN")), past}, linkwatch.Hijacked, "its title is in Chinese characters"},
		{"seen once it is unsure", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("在线娱乐城 - 官方平台", "zh-CN")), past}, linkwatch.Unsure, "the next visit decides"},
		{"without a declared language the script tells", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("在线娱乐城", "")), visit(hours(20), titled("在线娱乐城", "")), past}, linkwatch.Hijacked, "somebody else's content"},
		{"another language in the same script is not enough", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("Guía para sobrevivientes", "es")), past}, linkwatch.Healthy, ""},
		{"another script in the same language is not enough", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("指南", "en-US")), past}, linkwatch.Healthy, ""},
		{"a page that always was foreign is only foreign", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("人身取引相談", "ja")), visit(hours(30), titled("人身取引相談窓口", "ja"))}, linkwatch.Healthy, ""},
		{"a foreign page that the catalog names in its script is itself", entry(func(e *linkwatch.Entry) { e.Title = "人身取引 (trafficking)" }),
			[]linkwatch.Visit{visit(hours(1), titled("人身取引", "ja")), past}, linkwatch.Healthy, ""},
		{"a few foreign words in the title are not enough", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("Guide for survivors 指南", "zh")), past}, linkwatch.Healthy, ""},
		{"an error page in another language is an error page", entry(),
			[]linkwatch.Visit{visit(hours(1), titled("找不到网页", "zh"), answered(404, 404)), past}, linkwatch.Broken, ""},
	})
}
