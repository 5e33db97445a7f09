package packed

import (
	"encoding/binary"
	"math"
	"net/netip"
	"reflect"
	"time"
)

// A form is how values of one type are written. Zero values are not written at
// all: a struct says which of its fields are there.
type form interface {
	put(to []byte, w *words, v reflect.Value) []byte
	take(r *reader, v reflect.Value)
}

// formOf gives a type's form. It panics at a type that has none.
func formOf(t reflect.Type) form {
	switch t {
	case reflect.TypeFor[time.Time]():
		return timeForm{}
	case reflect.TypeFor[netip.Addr]():
		return addrForm{}
	}
	switch t.Kind() {
	case reflect.String:
		return textForm{}
	case reflect.Bool:
		return boolForm{}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return intForm{}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return uintForm{}
	case reflect.Float32, reflect.Float64:
		return floatForm{}
	case reflect.Slice:
		return sliceForm{wholeFormOf(t.Elem())}
	case reflect.Pointer:
		return pointerForm{wholeFormOf(t.Elem())}
	case reflect.Struct:
		return innerForm{structFormOf(t)}
	}
	panic(unfit(t))
}

// wholeFormOf is formOf for what is written even where it is the zero value: in a
// list, behind a pointer. Of a bool and a pointer only others are ever written.
func wholeFormOf(t reflect.Type) form {
	if kind := t.Kind(); kind == reflect.Bool || kind == reflect.Pointer {
		panic(unfit(t))
	}
	return formOf(t)
}

// A structForm writes a bit for each field, set where the field says something,
// and then those fields.
type structForm struct{ fields []form }

func structFormOf(t reflect.Type) *structForm {
	s := &structForm{make([]form, t.NumField())}
	for i := range s.fields {
		if !t.Field(i).IsExported() {
			panic(unfit(t))
		}
		s.fields[i] = formOf(t.Field(i).Type)
	}
	return s
}

func (s *structForm) put(to []byte, w *words, v reflect.Value) []byte {
	bits := len(to)
	to = append(to, make([]byte, (len(s.fields)+7)/8)...)
	for i, f := range s.fields {
		if field := v.Field(i); !field.IsZero() {
			to[bits+i/8] |= 1 << (i % 8)
			to = f.put(to, w, field)
		}
	}
	return to
}

func (s *structForm) take(r *reader, v reflect.Value) {
	bits := r.next((len(s.fields) + 7) / 8)
	for i, f := range s.fields {
		if bits[i/8]&(1<<(i%8)) != 0 {
			f.take(r, v.Field(i))
		}
	}
}

// first reads the first field alone, a string.
func (s *structForm) first(r *reader) string {
	if bits := r.next((len(s.fields) + 7) / 8); bits[0]&1 == 0 {
		return ""
	}
	return r.string()
}

// An innerForm writes a struct within another, which many values may have alike:
// as a word's number then, with the lowest bit set, else behind a 0.
type innerForm struct{ of *structForm }

func (f innerForm) put(to []byte, w *words, v reflect.Value) []byte {
	start := len(to)
	to = f.of.put(append(to, 0), w, v)
	n, known := w.number[string(to[start+1:])] // which copies nothing
	if !known {
		n, known = w.find(string(to[start+1:]))
	}
	if known {
		to = binary.AppendUvarint(to[:start], uint64(n)<<1|1)
	}
	return to
}

func (f innerForm) take(r *reader, v reflect.Value) {
	n := r.uint()
	if n == 0 {
		f.of.take(r, v)
		return
	}
	f.of.take(&reader{text: r.words.list[n>>1], words: r.words}, v)
}

// A textForm writes a word's number, or the text with its length before it. The
// lowest bit tells which.
type textForm struct{}

func (textForm) put(to []byte, w *words, v reflect.Value) []byte {
	text := v.String()
	if n, known := w.find(text); known {
		return binary.AppendUvarint(to, uint64(n)<<1|1)
	}
	return append(binary.AppendUvarint(to, uint64(len(text))<<1), text...)
}

func (textForm) take(r *reader, v reflect.Value) { v.SetString(r.string()) }

// A boolForm writes nothing: only true is written.
type boolForm struct{}

func (boolForm) put(to []byte, _ *words, _ reflect.Value) []byte { return to }
func (boolForm) take(_ *reader, v reflect.Value)                 { v.SetBool(true) }

type intForm struct{}

func (intForm) put(to []byte, _ *words, v reflect.Value) []byte {
	return binary.AppendVarint(to, v.Int())
}
func (intForm) take(r *reader, v reflect.Value) { v.SetInt(r.int()) }

type uintForm struct{}

func (uintForm) put(to []byte, _ *words, v reflect.Value) []byte {
	return binary.AppendUvarint(to, v.Uint())
}
func (uintForm) take(r *reader, v reflect.Value) { v.SetUint(r.uint()) }

type floatForm struct{}

func (floatForm) put(to []byte, _ *words, v reflect.Value) []byte {
	return binary.LittleEndian.AppendUint64(to, math.Float64bits(v.Float()))
}

func (floatForm) take(r *reader, v reflect.Value) {
	v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(r.next(8)))))
}

type sliceForm struct{ of form }

func (s sliceForm) put(to []byte, w *words, v reflect.Value) []byte {
	to = binary.AppendUvarint(to, uint64(v.Len()))
	for i := range v.Len() {
		to = s.of.put(to, w, v.Index(i))
	}
	return to
}

func (s sliceForm) take(r *reader, v reflect.Value) {
	n := int(r.uint())
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		s.of.take(r, v.Index(i))
	}
}

type pointerForm struct{ to form }

func (p pointerForm) put(to []byte, w *words, v reflect.Value) []byte {
	return p.to.put(to, w, v.Elem())
}

func (p pointerForm) take(r *reader, v reflect.Value) {
	v.Set(reflect.New(v.Type().Elem()))
	p.to.take(r, v.Elem())
}

// A timeForm writes seconds since the zero time, and nanoseconds.
type timeForm struct{}

var zeroSecond = time.Time{}.Unix()

func (timeForm) put(to []byte, _ *words, v reflect.Value) []byte {
	t := v.Interface().(time.Time)
	return binary.AppendUvarint(binary.AppendVarint(to, t.Unix()-zeroSecond), uint64(t.Nanosecond()))
}

func (timeForm) take(r *reader, v reflect.Value) {
	second, nanosecond := r.int()+zeroSecond, int64(r.uint())
	*v.Addr().Interface().(*time.Time) = time.Unix(second, nanosecond).UTC()
}

type addrForm struct{}

func (addrForm) put(to []byte, w *words, v reflect.Value) []byte {
	a := v.Interface().(netip.Addr)
	return textForm{}.put(to, w, reflect.ValueOf(a.String()))
}

func (addrForm) take(r *reader, v reflect.Value) {
	if text := r.string(); text != netip.Addr.String(netip.Addr{}) {
		*v.Addr().Interface().(*netip.Addr) = netip.MustParseAddr(text)
	}
}
