package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed assets/*.css assets/*.js assets/*.svg
var assetFiles embed.FS

// assets are the files that pages load, by a name that holds their hash, so
// that a browser may keep them for good.
type assets map[string][]byte

func loadAssets() assets {
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		panic(err) // they are compiled in
	}
	loaded := assets{}
	for _, e := range entries {
		content, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(content)
		stem, ext, _ := strings.Cut(e.Name(), ".")
		loaded[stem+"."+hex.EncodeToString(sum[:6])+"."+ext] = content
	}
	return loaded
}

// address gives the path at which an asset is served: for "app.css" /assets/app.0123456789ab.css.
func (a assets) address(file string) string {
	stem, ext, _ := strings.Cut(file, ".")
	for name := range a {
		if strings.HasPrefix(name, stem+".") && strings.HasSuffix(name, "."+ext) {
			return "/assets/" + name
		}
	}
	panic("web: no asset " + file)
}

// ServeHTTP serves one asset.
func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	content, ok := a[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", assetTypes[path.Ext(name)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// assetTypes is said here since a host's own table of types may lack or bend them.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}
