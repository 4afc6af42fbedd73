package rules

import (
	"fmt"
	"testing"
)

// TestRulesOut: addresses that are ruled out by their hosts fit no pattern.
func TestRulesOut(t *testing.T) {
	patterns := []*linkIndex{knownLinks()}
	for _, own := range []string{"example.com/go", "/go/", "?partner=", "shop.*", "a.b.*", "x*", "*", ".", "go.example.com:80"} {
		patterns = append(patterns, newLinkIndex(linkPatterns([]string{own})))
	}
	hosts := []string{
		"", "amzn.to", "AMZN.to", "www.amzn.to", "amzn.to.", "notamzn.to", "amazon.de", "www.amazon.co.uk", "example.com", "example.com:80",
		"go.example.com", "user@example.com", "example.com@other.org", "ex%61mple.com", "shop.example", "a.b.example", "b.a.example", "xyz.example", "..",
	}
	ruledOut := 0
	for i, index := range patterns {
		slow := *index
		slow.always = true
		for _, host := range hosts {
			for _, form := range []string{"https://%s/go/x", "HTTPS://%s", "//%s/go/", "%s/go/x", "https://%s#x", "https://%s/?aff=1&partner=2", "https://%s?tag=x", "/r//%s/x", "mailto:%s"} {
				address := fmt.Sprintf(form, host)
				if got, want := index.isPaid(address), slow.isPaid(address); got != want {
					t.Errorf("patterns %d: %s: got %t, want %t", i, address, got, want)
				}
				if index.rulesOut(address) {
					ruledOut++
				}
			}
		}
	}
	if ruledOut < 500 {
		t.Errorf("only %d addresses are ruled out by their hosts", ruledOut)
	}
}
