package page

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" // the format's own
	"crypto/rc4" // the format's own
)

// A pdfCrypt opens what a file encrypts with the empty user password: such a file
// may be read by anybody, and only copying or printing is restricted. Revisions 2
// to 4 of the standard security handler are known (ISO 32000-1, 7.6); what a newer
// one hides stays unread.
type pdfCrypt struct {
	key []byte // nil if the file cannot be opened
	aes bool
}

// padding stands for a password of no letters (ISO 32000-1, 7.6.3.3).
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// encryption is how the file is encrypted; nil if it is not.
func (f *pdf) encryption() *pdfCrypt {
	num, gen, found := f.lastReference("/Encrypt")
	if !found {
		return nil
	}
	crypt := &pdfCrypt{}
	dict := f.object(num, gen)
	version, revision, length := dict.number("/V"), dict.number("/R"), dict.number("/Length")
	if length < 40 || length > 128 || version == 1 {
		length = 40
	}
	if version == 4 {
		length = 128
		crypt.aes = bytes.Contains(dict.b, []byte("/AESV2"))
	}
	owner := pdfString(owned(dict.b))
	if version < 1 || version > 4 || revision < 2 || revision > 4 || len(owner) < 32 {
		return crypt
	}
	at := lastIndex(f.b, []byte("/ID"))
	if at < 0 {
		return crypt
	}
	id := f.b[at+len("/ID"):]
	id = id[skipAny(id, pdfSpace+"["):]
	sum := md5.New()
	sum.Write([]byte(padding))
	sum.Write(owner[:32])
	permissions := signed(after(dict.b, "/P "))
	sum.Write([]byte{byte(permissions), byte(permissions >> 8), byte(permissions >> 16), byte(permissions >> 24)})
	sum.Write(pdfString(id))
	if revision == 4 && bytes.Contains(dict.b, []byte("/EncryptMetadata false")) {
		sum.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := sum.Sum(nil)
	if revision >= 3 {
		for range 50 {
			again := md5.Sum(key[:length/8])
			key = again[:]
		}
	}
	crypt.key = key[:length/8]
	return crypt
}

// owned is what follows the key /O, which others start with as well.
func owned(dict []byte) []byte {
	for {
		_, rest, found := bytes.Cut(dict, []byte("/O"))
		if !found {
			return nil
		}
		if value := rest[skipAny(rest, pdfSpace):]; len(value) > 0 && (value[0] == '(' || value[0] == '<') {
			return value
		}
		dict = rest
	}
}

func signed(b []byte) uint32 {
	b = b[skipAny(b, pdfSpace):]
	negative := len(b) > 0 && b[0] == '-'
	if negative {
		b = b[1:]
	}
	var number uint32
	for i := 0; i < len(b) && i < 10 && isDigit(b[i]); i++ {
		number = number*10 + uint32(b[i]-'0')
	}
	if negative {
		return -number
	}
	return number
}

// decrypt opens a string or a stream of the object (ISO 32000-1, 7.6.2).
func (c *pdfCrypt) decrypt(data []byte, o pdfObject) []byte {
	if c.key == nil {
		return nil
	}
	salted := append(bytes.Clone(c.key), byte(o.num), byte(o.num>>8), byte(o.num>>16), byte(o.gen), byte(o.gen>>8))
	if c.aes {
		salted = append(salted, "sAlT"...)
	}
	sum := md5.Sum(salted)
	key := sum[:min(16, len(c.key)+5)]
	if !c.aes {
		stream, err := rc4.NewCipher(key)
		if err != nil {
			return nil
		}
		plain := make([]byte, len(data))
		stream.XORKeyStream(plain, data)
		return plain
	}
	if len(data) < 2*aes.BlockSize || len(data)%aes.BlockSize != 0 {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	plain := make([]byte, len(data)-aes.BlockSize)
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(plain, data[aes.BlockSize:])
	if pad := int(plain[len(plain)-1]); pad <= aes.BlockSize && pad <= len(plain) {
		plain = plain[:len(plain)-pad]
	}
	return plain
}
