package rules

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var disclosure = lint.Rule{
	Name: "disclosure", Severity: lint.Warning, Run: runDisclosure,
	Options: []lint.Option{disclosureLinks, disclosureWords},
}

var (
	disclosureLinks = lint.Option{
		Name: "link-patterns", Default: []string{},
		Usage: "addresses of paid links besides those of known networks: `example.com/go`, `?partner=`",
	}
	disclosureWords = lint.Option{
		Name: "words", Default: []string{},
		Usage: "what tells readers of paid links besides the known words; a part of a word is enough",
	}
)

// knownLinks are the addresses that lead through affiliate networks, and the
// parameters of affiliate programmes that hardly anything else has. A bare
// "ref" is not among them: it most often says where a reader came from.
var knownLinks = sync.OnceValue(func() *linkIndex {
	return newLinkIndex(linkPatterns([]string{
		"amzn.to", "amazon.*?tag=", "awin1.com", "shareasale.com/r.cfm", "shareasale.com/u.cfm",
		"pxf.io", "sjv.io", "evyy.net", "7eer.net", "prf.hn", "grsm.io", "partnerlinks.io",
		"anrdoezrs.net", "dpbolvw.net", "jdoqocy.com", "kqzyfj.com", "tkqlhce.com", "linksynergy.com",
		"go.skimresources.com", "redirect.viglink.com", "hop.clickbank.net", "digistore24.com/redir",
		"clk.tradedoubler.com", "tc.tradetracker.net", "financeads.net/tc.php",
		"?aff=", "?aff_id=", "?affid=", "?affiliate=", "?affiliate_id=", "?fpr=", "?fp_ref=", "?irgwc=",
		"?ps_partner_key=", "?gspk=", "?pscd=",
	}))
})

// knownWords are those by which a notice is known, in the languages of the
// module.
var knownWords = []string{
	"affiliate", "commission", "sponsored", "paid link", "partner link", "paid partnership", "advertisement",
	"advertising", "advertorial", "referral link", "referral fee", "earn from qualifying purchases",
	"Werbung", "Werbelink", "Anzeige", "eine Provision", "Provisionen", "Partnerlink", "gesponsert",
	"affilié", "affiliation", "partenariat rémunéré", "lien sponsorisé",
	"afiliado", "afiliación", "comisión", "patrocinad", "publicidad", "comissão",
	"affiliazione", "commissione", "sponsorizzat", "advertentie", "commissie", "afiliacyj", "prowizj", "reklam",
	"アフィリエイト", "広告", "联盟", "佣金", "推广",
}

func runDisclosure(p *lint.Pass) {
	index := knownLinks()
	if own := p.List(disclosureLinks); len(own) > 0 {
		index = newLinkIndex(slices.Concat(index.patterns, linkPatterns(own)))
	}
	var paid []comparison.Span
	for _, url := range givenLinks(p) {
		if index.isPaid(url.Value) {
			paid = append(paid, url.Span)
		}
	}
	for _, link := range p.Links() {
		if link.Sponsored || index.isPaid(link.URL) {
			paid = append(paid, link.Span())
		}
	}
	if len(paid) > 0 && !discloses(p, slices.Concat(knownWords, p.List(disclosureWords))) {
		slices.SortFunc(paid, func(a, b comparison.Span) int { return a.Start - b.Start })
		p.Reportf(paid[0], "undisclosed paid link%s: tell readers near the top, such as \"some links are affiliate links\"", andMore(len(paid)-1))
	}
}

// givenLinks returns the links that front matter and shortcodes give.
func givenLinks(p *lint.Pass) []comparison.Text {
	urls := []comparison.Text{p.CTA.URL}
	for _, option := range p.Options {
		urls = append(urls, option.URL)
	}
	return urls
}

// linkPattern is a pattern of addresses, of which empty parts fit all. The host
// has a period before it.
type linkPattern struct{ host, path, parameter string }

func linkPatterns(texts []string) (patterns []linkPattern) {
	for _, text := range texts {
		address, parameter, _ := strings.Cut(strings.ToLower(text), "?")
		host, path, _ := strings.Cut(address, "/")
		pattern := linkPattern{path: path, parameter: strings.TrimSuffix(parameter, "=")}
		if host != "" {
			pattern.host = "." + host
		}
		if pattern != (linkPattern{}) {
			patterns = append(patterns, pattern)
		}
	}
	return patterns
}

// linkIndex are patterns, and the hosts by which most addresses are seen to fit
// none of them.
type linkIndex struct {
	patterns []linkPattern
	hosts    map[string]bool // those of patterns; of one with a star, what is before it
	always   bool            // some pattern may fit whatever the host
}

func newLinkIndex(patterns []linkPattern) *linkIndex {
	index := &linkIndex{patterns: patterns, hosts: make(map[string]bool)}
	for _, pattern := range patterns {
		host, star := strings.CutSuffix(strings.TrimPrefix(pattern.host, "."), ".*")
		index.hosts[host] = true
		if host == "" && pattern.parameter == "" || strings.Contains(host, "*") || star && strings.Contains(host, ".") {
			index.always = true
		}
	}
	return index
}

// rulesOut reports whether an address is sure to fit no pattern: it has no
// parameters, and its host is not below that of one.
func (x *linkIndex) rulesOut(address string) bool {
	if x.always || strings.ContainsAny(address, "?%@") {
		return false
	}
	_, host, _ := strings.Cut(address, "//")
	if end := strings.IndexAny(host, "/:#"); end >= 0 {
		host = host[:end]
	}
	for host = strings.ToLower(host); host != ""; {
		label, parent, _ := strings.Cut(host, ".")
		if x.hosts[host] || x.hosts[label] {
			return false
		}
		host = parent
	}
	return true
}

func (x *linkIndex) isPaid(address string) bool {
	if x.rulesOut(address) {
		return false
	}
	u, err := url.Parse(strings.ToLower(address))
	if err != nil {
		return false
	}
	host, path, parameters := "."+u.Hostname(), strings.TrimPrefix(u.Path, "/"), u.Query()
	for _, pattern := range x.patterns {
		if pattern.fitsHost(host) && strings.HasPrefix(path, pattern.path) && (pattern.parameter == "" || parameters.Has(pattern.parameter)) {
			return true
		}
	}
	return false
}

// fitsHost reports whether a host, with a period before it, is that of the
// pattern or below it. A star at the end of a pattern stands for any top-level
// domain.
func (l linkPattern) fitsHost(host string) bool {
	if l.host == "" {
		return true
	}
	name, any := strings.CutSuffix(l.host, "*")
	if any {
		return strings.Contains(host, name)
	}
	return strings.HasSuffix(host, name)
}

// unseen matches what readers do not see of a body: comments, tags and the
// addresses of links.
var unseen = lazy.Regexp(`(?s)<!--.*?-->|<[^<>]*>|\]\([^()]*\)|\bhttps?://\S+`)

// discloses reports whether one of the words stands in the text of the page,
// in the names of its shortcodes, or in the front matter, of which layouts make
// a notice.
func discloses(p *lint.Pass, words []string) bool {
	var text strings.Builder
	writeParams(&text, p.FrontMatter.Root)
	lexemes, _ := comparison.Lex(p.Source, p.FrontMatter.Body)
	for _, lexeme := range lexemes {
		text.WriteByte(' ')
		if lexeme.Tag != nil {
			text.WriteString(lexeme.Tag.Name.Value)
			continue
		}
		text.Write(unseen().ReplaceAll(p.Source[lexeme.Span.Start:lexeme.Span.End], []byte(" ")))
	}
	folded := " " + comparison.Fold(text.String())
	for _, word := range words {
		if key := comparison.Fold(word); key != "" && strings.Contains(folded, key) {
			return true
		}
	}
	return false
}

// writeParams writes the keys and texts of the front matter. What is false, or
// an address, says nothing.
func writeParams(text *strings.Builder, v *comparison.Value) {
	for _, item := range v.Elements() {
		writeParams(text, item)
	}
	for _, entry := range v.Fields() {
		if entry.Value.Kind != comparison.KindBool || strings.EqualFold(entry.Value.Text, "true") {
			text.WriteString(" " + entry.Key.Value)
		}
		writeParams(text, entry.Value)
	}
	if v != nil && v.Kind == comparison.KindString && !strings.Contains(v.Text, "://") {
		text.WriteString(" " + v.Text)
	}
}
