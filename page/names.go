package page

// An attributeName is one of those that somebody asks for.
type attributeName uint8

const (
	otherName attributeName = iota
	altName
	labelName
	cfemailName
	className
	contentName
	datetimeName
	heightName
	hiddenName
	hrefName
	equivName
	idName
	itempropName
	itemtypeName
	langName
	nameName
	propertyName
	pubdateName
	relName
	roleName
	srcName
	styleName
	titleName
	typeName
	typeofName
	widthName
	xmlLangName
	nameCount
)

// A tag has a bit for each of them: more do not compile.
var _ [32 - nameCount]struct{}

func (n attributeName) String() string { return attributeNames[n] }

var attributeNames = [nameCount]string{
	altName: "alt", labelName: "aria-label", cfemailName: "data-cfemail", className: "class", contentName: "content",
	datetimeName: "datetime", heightName: "height", hiddenName: "hidden", hrefName: "href", equivName: "http-equiv", idName: "id",
	itempropName: "itemprop", itemtypeName: "itemtype", langName: "lang", nameName: "name", propertyName: "property",
	pubdateName: "pubdate", relName: "rel", roleName: "role", srcName: "src", styleName: "style", titleName: "title",
	typeName: "type", typeofName: "typeof", widthName: "width", xmlLangName: "xml:lang",
}

// namesByHash has each of these names at its hash, which no other one has.
var namesByHash = func() (table [256]attributeName) {
	for n := otherName + 1; n < nameCount; n++ {
		hash := hashOfName([]byte(n.String()))
		if table[hash] != otherName {
			panic("page: one hash for " + n.String() + " and " + table[hash].String())
		}
		table[hash] = n
	}
	return table
}()

// hashOfName tells the names apart by their ends and their length, capital
// letters or not.
func hashOfName(name []byte) uint8 {
	return (name[0] | 0x20) + (name[len(name)-1]|0x20)*5 + uint8(len(name))*21
}

// attributeNamed is the attribute of a name, capital letters or not.
func attributeNamed(name []byte) attributeName {
	n := namesByHash[hashOfName(name)]
	if known := attributeNames[n]; len(known) != len(name) || !equalFold(name, known) {
		return otherName
	}
	return n
}
