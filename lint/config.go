package lint

import (
	"maps"
	"sync"
)

// Config says which rules run on which pages, and with what options. The zero
// Config leaves all as the rules declare it. The package lint/config reads one
// from a file.
type Config struct {
	Rules     map[string]Setting // by the name of the rule
	Overrides []Override         // for some pages; of several, the last one wins
}

// Setting is what a Config says of a rule.
type Setting struct {
	Severity *Severity      // nil leaves it as it is
	Options  map[string]any // by name, of the type of the default; others stay as they are
}

// Override is a setting of rules for the files that match.
type Override struct {
	Match func(file string) bool // file as it is reported
	Rules map[string]Setting
}

// enables reports whether a rule is on for any page.
func (c *Config) enables(rule Rule) bool {
	severity := rule.Severity
	if s := c.Rules[rule.Name].Severity; s != nil {
		severity = *s
	}
	for _, override := range c.Overrides {
		if s := override.Rules[rule.Name].Severity; s != nil {
			severity = max(severity, *s)
		}
	}
	return severity != Off
}

// ruleSet finds the rules of a page. Pages for which the same overrides hold
// share them.
type ruleSet struct {
	rules  []Rule
	config Config

	mu     sync.Mutex
	byMask map[string][]*activeRule
}

func newRuleSet(rules []Rule, config Config) *ruleSet {
	return &ruleSet{rules: rules, config: config, byMask: make(map[string][]*activeRule)}
}

// of returns the rules for a file, those that are off included.
func (s *ruleSet) of(file string) []*activeRule {
	mask := make([]byte, len(s.config.Overrides))
	for i, override := range s.config.Overrides {
		if override.Match(file) {
			mask[i] = 1
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	active, ok := s.byMask[string(mask)]
	if !ok {
		active = s.configure(mask)
		s.byMask[string(mask)] = active
	}
	return active
}

func (s *ruleSet) configure(mask []byte) []*activeRule {
	active := make([]*activeRule, len(s.rules))
	for i, rule := range s.rules {
		active[i] = &activeRule{Rule: rule, severity: rule.Severity}
		active[i].apply(s.config.Rules)
		for j, override := range s.config.Overrides {
			if mask[j] != 0 {
				active[i].apply(override.Rules)
			}
		}
	}
	return active
}

func (r *activeRule) apply(settings map[string]Setting) {
	setting, ok := settings[r.Name]
	if !ok {
		return
	}
	if setting.Severity != nil {
		r.severity = *setting.Severity
	}
	if len(setting.Options) > 0 {
		if r.values = maps.Clone(r.values); r.values == nil {
			r.values = make(map[string]any, len(setting.Options))
		}
		maps.Copy(r.values, setting.Options)
	}
}
