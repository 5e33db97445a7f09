package page

import "linkwatch"

// phraseLists holds the phrases by language and by what they state; a comma parts
// two. They are folded: lower case, without the marks that fold takes off.
var phraseLists = []struct {
	language string
	kind     linkwatch.ClaimKind
	bare     bool
	words    string
}{
	{"en", linkwatch.Modified, false, `last updated,last update,last modified,last modification,last revised,last revision,last edited,
		last changed,last change,date modified,date updated,date of update,date of modification,date of revision,modified date,
		updated date,modification date,revision date,updated on,modified on,revised on,page updated,current as of,
		lastupdated,lastmodified,page revision,date last updated,date last modified,update date,date revised`},
	{"en", linkwatch.Modified, true, `updated,modified,revised,edited,rev.,update`},
	{"en", linkwatch.Reviewed, false, `last reviewed,last review,last checked,last verified,date reviewed,date of review,review date,
		reviewed on,medically reviewed,page reviewed`},
	{"en", linkwatch.Reviewed, true, `reviewed`},
	{"en", linkwatch.Effective, false, `effective date,date effective,effective as of`},
	{"en", linkwatch.Published, false, `published,published on,first published,originally published,date published,publication date,
		published date,publish date,posted,posted on,date posted,date issued,issued`},

	{"es", linkwatch.Modified, false, `ultima actualizacion,ultima modificacion,fecha de actualizacion,fecha de modificacion,actualizado el,
		actualizada el,fecha de ultima actualizacion,fecha de la ultima actualizacion,ultima revision/actualizacion`},
	{"es", linkwatch.Modified, true, `actualizado,actualizada,actualizacion`},
	{"es", linkwatch.Reviewed, false, `ultima revision,fecha de revision`},
	{"es", linkwatch.Reviewed, true, `revisado`},
	{"es", linkwatch.Effective, false, `fecha de entrada en vigor,fecha de vigencia`},
	{"es", linkwatch.Published, false, `publicado,publicado el,publicada,fecha de publicacion`},

	{"pt", linkwatch.Modified, false, `ultima atualizacao,ultima modificacao,data de atualizacao,atualizado em,atualizada em,modificado em,
		data da ultima atualizacao,ultima actualizacao`},
	{"pt", linkwatch.Modified, true, `atualizado,atualizada,atualizacao`},
	{"pt", linkwatch.Reviewed, false, `ultima revisao`},
	{"pt", linkwatch.Published, false, `publicado em,publicada em,data de publicacao`},

	{"fr", linkwatch.Modified, false, `derniere mise a jour,derniere modification,derniere actualisation,date de modification,
		date de mise a jour,date de la derniere mise a jour,mis a jour le,mise a jour le,modifie le`},
	{"fr", linkwatch.Modified, true, `mis a jour,mise a jour,modifie`},
	{"fr", linkwatch.Reviewed, false, `derniere revision`},
	{"fr", linkwatch.Reviewed, true, `revise`},
	{"fr", linkwatch.Effective, false, `date d'entree en vigueur`},
	{"fr", linkwatch.Published, false, `publie,publie le,publiee le,date de publication`},

	{"de", linkwatch.Modified, false, `zuletzt geandert,zuletzt aktualisiert,zuletzt bearbeitet,zuletzt verandert,letzte anderung,
		letzte aktualisierung,letzte bearbeitung,letztes update,aktualisiert am,geandert am`},
	{"de", linkwatch.Modified, true, `aktualisiert,stand,geandert`},
	{"de", linkwatch.Reviewed, false, `zuletzt gepruft,zuletzt uberpruft`},
	{"de", linkwatch.Published, false, `veroffentlicht,veroffentlicht am,erstellt am`},

	{"it", linkwatch.Modified, false, `ultimo aggiornamento,ultima modifica,data di aggiornamento,aggiornato il,aggiornata il`},
	{"it", linkwatch.Modified, true, `aggiornato,aggiornata,aggiornamento`},
	{"it", linkwatch.Reviewed, false, `ultima revisione`},
	{"it", linkwatch.Published, false, `pubblicato,pubblicato il,pubblicata il,data di pubblicazione`},

	{"nl", linkwatch.Modified, false, `laatst gewijzigd,laatst bijgewerkt,laatst bewerkt,laatst aangepast,laatste update,laatste wijziging,
		bijgewerkt op,gewijzigd op`},
	{"nl", linkwatch.Modified, true, `bijgewerkt,gewijzigd`},
	{"nl", linkwatch.Reviewed, false, `laatst herzien,laatst gecontroleerd`},
	{"nl", linkwatch.Published, false, `gepubliceerd,gepubliceerd op`},

	{"pl", linkwatch.Modified, false, `ostatnia aktualizacja,ostatnia modyfikacja,ostatnia zmiana,data aktualizacji,data modyfikacji,
		data ostatniej aktualizacji,ostatnio zaktualizowano`},
	{"pl", linkwatch.Modified, true, `zaktualizowano,aktualizacja`},
	{"pl", linkwatch.Published, false, `opublikowano,data publikacji`},

	{"sv", linkwatch.Modified, false, `senast uppdaterad,senast andrad,uppdaterad den`},
	{"sv", linkwatch.Modified, true, `uppdaterad`},
	{"sv", linkwatch.Reviewed, false, `senast granskad`},
	{"sv", linkwatch.Published, false, `publicerad`},
	{"no", linkwatch.Modified, false, `sist oppdatert,sist endret`},
	{"no", linkwatch.Modified, true, `oppdatert`},
	{"no", linkwatch.Published, false, `publisert`},
	{"da", linkwatch.Modified, false, `sidst opdateret,sidst aendret,sidst andret,senest opdateret`},
	{"da", linkwatch.Modified, true, `opdateret`},
	{"da", linkwatch.Published, false, `publiceret,offentliggjort`},
	{"fi", linkwatch.Modified, false, `viimeksi paivitetty,paivitetty viimeksi,viimeksi muokattu,viimeisin paivitys`},
	{"fi", linkwatch.Modified, true, `paivitetty,muokattu`},
	{"fi", linkwatch.Published, false, `julkaistu`},

	{"cs", linkwatch.Modified, false, `posledni aktualizace,naposledy aktualizovano,posledni zmena,datum aktualizace,posledna aktualizacia`},
	{"cs", linkwatch.Modified, true, `aktualizovano,aktualizovane`},
	{"cs", linkwatch.Published, false, `zverejneno,publikovano`},
	{"hu", linkwatch.Modified, false, `utolso frissites,utoljara frissitve,utolso modositas,utoljara modositva`},
	{"hu", linkwatch.Modified, true, `frissitve`},
	{"ro", linkwatch.Modified, false, `ultima actualizare,actualizat la,data actualizarii,ultima modificare`},
	{"ro", linkwatch.Modified, true, `actualizat`},
	{"ro", linkwatch.Published, false, `publicat la`},
	{"tr", linkwatch.Modified, false, `son guncelleme,son guncelleme tarihi,guncelleme tarihi,guncellenme tarihi,son guncellenme,
		son guncellenme tarihi,son degisiklik`},
	{"tr", linkwatch.Published, false, `yayin tarihi,yayinlanma tarihi,yayimlanma tarihi`},
	{"el", linkwatch.Modified, false, `τελευταια ενημερωση,τελευταια τροποποιηση,ημερομηνια ενημερωσης`},
	{"el", linkwatch.Modified, true, `ενημερωθηκε`},
	{"el", linkwatch.Published, false, `δημοσιευθηκε,ημερομηνια δημοσιευσης`},

	{"ru", linkwatch.Modified, false, `последнее обновление,дата обновления,последнее изменение,дата изменения,дата последнего обновления`},
	{"ru", linkwatch.Modified, true, `обновлено,обновлена`},
	{"ru", linkwatch.Published, false, `опубликовано,дата публикации`},
	{"uk", linkwatch.Modified, false, `останнє оновлення,востаннє оновлено,дата оновлення,остання зміна`},
	{"uk", linkwatch.Modified, true, `оновлено`},
	{"uk", linkwatch.Published, false, `опубліковано,дата публікації`},

	{"ar", linkwatch.Modified, false, `آخر تحديث,اخر تحديث,تاريخ آخر تحديث,تاريخ التحديث,آخر تعديل`},
	{"ar", linkwatch.Published, false, `تاريخ النشر`},
	{"he", linkwatch.Modified, false, `עודכן לאחרונה,עדכון אחרון,תאריך עדכון,עודכן בתאריך`},
	{"he", linkwatch.Modified, true, `עודכן`},
	{"fa", linkwatch.Modified, false, `آخرین به روزرسانی,آخرین بروزرسانی,آخرین بهروزرسانی,آخرین ویرایش,تاریخ به روزرسانی`},
	{"hi", linkwatch.Modified, false, `अंतिम अद्यतन,अंतिम अपडेट,अंतिम बार अपडेट,अंतिम संशोधन,अद्यतन तिथि`},
	{"th", linkwatch.Modified, false, `ปรับปรุงล่าสุด,อัปเดตล่าสุด,อัพเดทล่าสุด,แก้ไขล่าสุด,ปรับปรุงครั้งล่าสุด,วันที่ปรับปรุง`},
	{"vi", linkwatch.Modified, false, `cập nhật lần cuối,cập nhật lần cuối ngày,lần cập nhật cuối,cập nhật ngày,ngày cập nhật,cập nhật mới nhất`},
	{"vi", linkwatch.Published, false, `ngày đăng,ngày xuất bản`},
	{"id", linkwatch.Modified, false, `terakhir diperbarui,terakhir diubah,pembaruan terakhir,diperbarui pada,tanggal pembaruan,kemas kini terakhir,
		tarikh kemaskini,kemaskini terakhir,dikemas kini pada,dikemaskini pada`},
	{"id", linkwatch.Modified, true, `diperbarui`},
	{"id", linkwatch.Published, false, `diterbitkan pada,dipublikasikan pada`},

	{"zh", linkwatch.Modified, false, `更新日期,更新时间,更新時間,最后更新,最後更新,最近更新,修改日期,最后修改,最後修改,最後更新日期,最后更新时间`},
	{"zh", linkwatch.Published, false, `发布时间,发布日期,發布日期`},
	{"ja", linkwatch.Modified, false, `最終更新日,最終更新,更新日時,更新日`},
	{"ja", linkwatch.Published, false, `公開日,掲載日`},
	{"ko", linkwatch.Modified, false, `최종 수정일,최종수정일,최종 업데이트,마지막 업데이트,최근 업데이트,최종 갱신일,수정일,업데이트 날짜`},
	{"ko", linkwatch.Published, false, `게시일,등록일,작성일`},
}
