package tests

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"
)

// step is a step of a workflow or of an action.
type step struct {
	Name, ID, If, Uses, Shell, Run string
	With, Env                      map[string]string
}

// action is action.yml.
type action struct {
	Inputs map[string]struct{ Description, Default string }
	Runs   struct {
		Using string
		Steps []step
	}
}

func readAction(t *testing.T) action {
	t.Helper()
	var a action
	decoder := yaml.NewDecoder(strings.NewReader(read(t, root, "action.yml")))
	if err := decoder.Decode(&a); err != nil {
		t.Fatal(err)
	}
	if a.Runs.Using != "composite" || len(a.Runs.Steps) == 0 {
		t.Fatalf("action.yml has no steps: %+v", a)
	}
	return a
}

// runner runs steps as GitHub does: in the root of the repository, with the
// files through which steps speak to each other.
type runner struct {
	*console
	files string // folder of these files
}

func newRunner(t *testing.T, dir string) *runner {
	t.Helper()
	r := &runner{console: newConsole(t, dir), files: t.TempDir()}
	remove(t, r.bin, "complint") // the action builds its own
	r.env = append(r.env, "GITHUB_ACTIONS=true", "GITHUB_WORKSPACE="+dir, "GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+r.files,
		"GITHUB_OUTPUT="+filepath.Join(r.files, "output"), "GITHUB_PATH="+filepath.Join(r.files, "path"))
	write(t, filepath.Join(r.files, "output"), "")
	write(t, filepath.Join(r.files, "path"), "")
	return r
}

// action runs the steps of action.yml with inputs, up to the first that fails.
// It does not run setup-go, which has to be left out because Go is there.
func (r *runner) action(with map[string]string) (out string, status int) {
	r.Helper()
	a := readAction(r.T)
	for _, step := range a.Runs.Steps {
		if step.Uses != "" {
			if step.If != "steps.go.outputs.found != 'true'" || r.output("found") != "true" {
				r.Errorf("%s is run, if %s", step.Uses, step.If)
			}
			continue
		}
		stepOut, status := r.step(step, func(input string) string {
			declared, ok := a.Inputs[input]
			if !ok {
				r.Errorf("action.yml has no input %q", input)
			}
			if value, ok := with[input]; ok {
				return value
			}
			return declared.Default
		})
		if out += stepOut; status != 0 {
			return out, status
		}
	}
	return out, 0
}

// actionRef is what a workflow writes after the @ of the action.
const actionRef = "v1.2.3"

// input is an expression in the environment of a step.
var input = regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`)

// step runs the script of a step, with the folders on the path that those
// before it have added.
func (r *runner) step(step step, inputs func(string) string) (string, int) {
	r.Helper()
	if strings.Contains(step.Run, "${{") {
		r.Errorf("an expression is part of a script:\n%s", step.Run)
	}
	s := *r.console
	s.env = slices.Clone(r.env)
	for name, value := range step.Env {
		value = strings.ReplaceAll(value, "${{ github.action_ref }}", actionRef)
		value = input.ReplaceAllStringFunc(value, func(e string) string { return inputs(input.FindStringSubmatch(e)[1]) })
		s.env = append(s.env, name+"="+value)
	}
	for folder := range strings.Lines(read(r.T, r.files, "path")) {
		s.env = append(s.env, "PATH="+strings.TrimSpace(folder)+string(os.PathListSeparator)+pathOfEnv(s.env))
	}
	return s.run(step.Run)
}

// pathOfEnv returns the path of an environment, in which the last value counts.
func pathOfEnv(env []string) string {
	for _, variable := range slices.Backward(env) {
		if path, ok := strings.CutPrefix(variable, "PATH="); ok {
			return path
		}
	}
	return ""
}

// output returns an output of the step that looks for Go.
func (r *runner) output(name string) string {
	r.Helper()
	for line := range strings.Lines(read(r.T, r.files, "output")) {
		if value, ok := strings.CutPrefix(line, name+"="); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// sites for the action: one with nothing to report, and one with an error.
func wholeSite(t *testing.T) map[string]string {
	return map[string]string{"content/comparisons/tea vs coffee.md": block(t, "docs/authoring.md", "markdown", 0)}
}

func brokenSite(t *testing.T) map[string]string {
	files := wholeSite(t)
	files["content/comparisons/broken.md"] = oldPage
	return files
}

// TestAction runs the steps of action.yml.
func TestAction(t *testing.T) {
	const page = "content/comparisons/tea vs coffee.md"
	for _, test := range []struct {
		name   string
		files  map[string]string
		with   map[string]string
		status int
		out    string
	}{
		{"whole", wholeSite(t), nil, 0, "1 comparison page checked: nothing to report\n"},
		{"broken", brokenSite(t), nil, 1, "::error file=content/comparisons/broken.md,line="},
		{"never", brokenSite(t), map[string]string{"fail-on": "never"}, 0, "::error file="},
		{"text", brokenSite(t), map[string]string{"annotations": "false"}, 1, "content/comparisons/broken.md:10:1: error: row has 2 cells"},
		{"one path", brokenSite(t), map[string]string{"paths": page}, 0, "1 comparison page checked: nothing to report\n"},
		{"two paths", brokenSite(t), map[string]string{"paths": page + "\ncontent/comparisons/broken.md\n"}, 1, "2 comparison pages checked"},
		{"arguments", wholeSite(t), map[string]string{"args": "--severity\nstale=error\n--now\n2036-11-24\n"}, 1, "::error file=content/comparisons/tea vs coffee.md,line=7"},
		{"wrong argument", wholeSite(t), map[string]string{"args": "--colour"}, 2, "flag provided but not defined"},
		{"no flag among paths", wholeSite(t), map[string]string{"paths": "--help"}, 3, "--help"},
		{"orders in inputs", wholeSite(t), map[string]string{
			"paths": "$(touch pwned)\n`touch pwned`\n\"; touch pwned; \"\n'; touch pwned; '\n" + page,
		}, 3, "$(touch pwned)"},
		{"orders in other inputs", wholeSite(t), map[string]string{"fail-on": "\"; touch pwned; \"", "args": "--config\n$(touch pwned)"}, 3, "$(touch pwned)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRunner(t, newSite(t, test.files))
			out, status := r.action(test.with)
			if status != test.status || !strings.Contains(out, test.out) {
				t.Errorf("status %d, not %d, without %q:\n%s", status, test.status, test.out, out)
			}
			if _, err := os.Stat(filepath.Join(r.dir, "pwned")); err == nil {
				t.Error("an input gave an order")
			}
		})
	}
}

// TestActionInputs: docs/continuous-integration.md lists the inputs of
// action.yml and the formats of complint.
func TestActionInputs(t *testing.T) {
	listed := make(map[string]bool)
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|").FindAllStringSubmatch(read(t, root, "docs/continuous-integration.md"), -1) {
		listed[m[1]] = true
	}
	have := make(map[string]bool)
	for input := range readAction(t).Inputs {
		have[input] = true
	}
	help, err := run(t, root, complint, "check", "--help")
	formats := regexp.MustCompile(`write the report as NAME: ([^;]*);`).FindStringSubmatch(help)
	if err != nil || formats == nil {
		t.Fatal(err, help)
	}
	for format := range strings.SplitSeq(formats[1], ", ") {
		have[format] = true
	}
	if diff := cmp.Diff(listed, have); diff != "" {
		t.Errorf("docs/continuous-integration.md (-) does not list what there is (+):\n%s", diff)
	}
}

// TestActionVersion: complint says the version that the workflow names, since it
// is built from files without their repository.
func TestActionVersion(t *testing.T) {
	r := newRunner(t, newSite(t, wholeSite(t)))
	r.action(nil)
	out, status := r.step(step{Run: "complint --version"}, nil)
	if status != 0 || out != "complint version "+actionRef+"\n" {
		t.Errorf("status %d, %q", status, out)
	}
}

// TestActionSARIF: the action writes a report, though the step fails.
func TestActionSARIF(t *testing.T) {
	r := newRunner(t, newSite(t, brokenSite(t)))
	out, status := r.action(map[string]string{"sarif-file": "a report.sarif"})
	if status != 1 || !strings.Contains(out, "::error ") {
		t.Errorf("status %d\n%s", status, out)
	}
	if run := validate(t, sarifSchema(t), []byte(read(t, r.dir, "a report.sarif"))); len(run.Results) == 0 {
		t.Error("nothing is reported")
	}
}

// TestActionGo: without a Go that can build complint, setup-go is asked for the
// one that go.mod names.
func TestActionGo(t *testing.T) {
	needed := regexp.MustCompile(`(?m)^go (.*)$`).FindStringSubmatch(read(t, root, "go.mod"))[1]
	for version, found := range map[string]string{"go1.9.7": "", "go1.23.4": "", "go" + needed: "true", "go" + needed + ".3": "true", "go1.126": "true"} {
		r := newRunner(t, t.TempDir())
		write(t, filepath.Join(r.bin, "go"), "#!/bin/sh\necho "+version+"\n")
		if err := os.Chmod(filepath.Join(r.bin, "go"), 0o755); err != nil {
			t.Fatal(err)
		}
		look := readAction(t).Runs.Steps[0]
		if out, status := r.step(look, nil); status != 0 || r.output("found") != found || r.output("needed") != needed {
			t.Errorf("with %s: status %d, found %q, needed %q\n%s", version, status, r.output("found"), r.output("needed"), out)
		}
	}
}

// TestActionScripts has shellcheck read the scripts of action.yml.
func TestActionScripts(t *testing.T) {
	if !isInstalled(t, "shellcheck") {
		return
	}
	for _, step := range readAction(t).Runs.Steps {
		if step.Run == "" {
			continue
		}
		path := filepath.Join(t.TempDir(), "script")
		write(t, path, "set -eo pipefail\n"+step.Run) // as GitHub runs it
		if out, err := run(t, root, "shellcheck", "--shell", "bash", path); err != nil || step.Shell != "bash" {
			t.Errorf("%s, in %s: %v\n%s", step.Name, step.Shell, err, out)
		}
	}
}

// checkPipelines validates and runs configurations of continuous integration.
func checkPipelines(t *testing.T, page string, blocks []codeBlock) {
	for i, block := range blocks {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			var keys map[string]yaml.Node
			if err := yaml.Unmarshal([]byte(block.text), &keys); err != nil {
				t.Fatal(err)
			}
			switch {
			case keys["repos"].Kind != 0:
				by(TestPreCommit, 1)(t, page, blocks[i:i+1])
			case keys["jobs"].Kind != 0:
				lintWorkflow(t, block.text)
				runWorkflow(t, block.text)
			case keys["include"].Kind != 0:
				checkInclude(t, block.text, blocks[i+1].text)
			default:
				lintGitLab(t, block.text)
				runGitLab(t, block.text)
			}
		})
	}
}

// ours is how workflows name the action of this repository.
const ours = "complint/comparisons@main"

// lintWorkflow has actionlint read a workflow. Our action is then one of the
// repository, so that its inputs are looked at.
func lintWorkflow(t *testing.T, workflow string) {
	t.Helper()
	workflow = strings.ReplaceAll(workflow, ours, "./")
	if found := actionlintOf(t, workflow); found != "" {
		t.Errorf("actionlint:\n%s\n%s", found, workflow)
	}
	if wrong := strings.Replace(workflow, "sarif-file:", "sarif-fil:", 1); wrong != workflow && !strings.Contains(actionlintOf(t, wrong), `"sarif-fil"`) {
		t.Error("actionlint does not look at the inputs of action.yml")
	}
}

func actionlintOf(t *testing.T, workflow string) string {
	t.Helper()
	dir := t.TempDir()
	git(t, dir, "init", "--quiet")
	path := filepath.Join(dir, ".github/workflows/workflow.yml")
	write(t, path, workflow)
	write(t, filepath.Join(dir, "action.yml"), read(t, root, "action.yml"))
	options := &actionlint.LinterOptions{WorkingDir: dir}
	if isInstalled(t, "shellcheck") {
		options.Shellcheck = "shellcheck"
	}
	var out bytes.Buffer
	linter, err := actionlint.NewLinter(&out, options)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := linter.LintFile(path, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// runWorkflow runs the steps of a workflow on a site with an error, those of
// others apart, and looks at the report that is uploaded.
func runWorkflow(t *testing.T, workflow string) {
	t.Helper()
	var w struct {
		Jobs map[string]struct{ Steps []step }
	}
	if err := yaml.Unmarshal([]byte(workflow), &w); err != nil {
		t.Fatal(err)
	}
	r := newRunner(t, newSite(t, brokenSite(t)))
	failed, annotated := false, false
	for _, step := range w.Jobs["complint"].Steps {
		uses, _, _ := strings.Cut(step.Uses, "@")
		var out string
		status := 0
		switch {
		case step.Run != "":
			out, status = r.step(step, nil)
		case step.Uses == ours:
			out, status = r.action(step.With)
		case uses == "github/codeql-action/upload-sarif":
			if !strings.Contains(step.If, "!cancelled()") || !strings.Contains(step.If, "hashFiles('"+step.With["sarif_file"]+"')") {
				t.Errorf("the report is not uploaded when errors are found, but if %s", step.If)
			}
			validate(t, sarifSchema(t), []byte(read(t, r.dir, step.With["sarif_file"])))
		case uses != "actions/checkout" && uses != "actions/setup-go":
			t.Errorf("what does %s do?", step.Uses)
		}
		failed = failed || status == 1
		annotated = annotated || strings.Contains(out, "\n::error file=content/comparisons/broken.md,") || strings.HasPrefix(out, "::error file=content/comparisons/broken.md,")
		if status > 1 {
			t.Errorf("%s%s ends with status %d:\n%s", step.Run, step.Uses, status, out)
		}
	}
	if !failed || !annotated {
		t.Errorf("a page with errors fails the workflow: %v, and is annotated: %v", failed, annotated)
	}
}

// lintGitLab holds a pipeline to GitLab's schema, which gitlab-ci-local has.
func lintGitLab(t *testing.T, pipeline string) {
	t.Helper()
	tools, ok := npmTools(t, "gitlab")
	if !ok {
		return
	}
	list := func(pipeline string) (string, error) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, ".gitlab-ci.yml"), pipeline)
		git(t, dir, "init", "--quiet")
		git(t, dir, "remote", "add", "origin", "git@gitlab.example.org:tea/site.git")
		return run(t, dir, "node", filepath.Join(tools, "node_modules/gitlab-ci-local/dist/index.js"), "--list")
	}
	if out, err := list(pipeline); err != nil || !strings.Contains(out, "json schema validated") {
		t.Errorf("%v\n%s", err, out)
	}
	if out, err := list(strings.Replace(pipeline, "codequality:", "quality:", 1)); err == nil || !strings.Contains(out, "'quality' property is not expected") {
		t.Errorf("the schema is not looked at: %v\n%s", err, out)
	}
}

// checkInclude: a pipeline includes a file of this repository, which says what
// a pipeline that is written out does.
func checkInclude(t *testing.T, pipeline, writtenOut string) {
	t.Helper()
	var p struct{ Include []struct{ Remote string } }
	if err := yaml.Unmarshal([]byte(pipeline), &p); err != nil || len(p.Include) != 1 {
		t.Fatal(err, pipeline)
	}
	file, ok := strings.CutPrefix(p.Include[0].Remote, "https://raw.githubusercontent.com/complint/comparisons/main/")
	if !ok || !strings.HasSuffix(read(t, root, file), "\n"+writtenOut) {
		t.Errorf("%s is not\n%s", p.Include[0].Remote, writtenOut)
	}
}

// npmTools installs what a folder of testdata asks for. That it cannot be had
// is an error only where it must be.
func npmTools(t *testing.T, folder string) (dir string, ok bool) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json"} {
		write(t, filepath.Join(dir, name), read(t, "testdata", folder, name))
	}
	if out, err := run(t, dir, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%v\n%s", err, out)
		}
		t.Logf("what %s has is not tested: %v\n%s", folder, err, out)
		return "", false
	}
	return dir, true
}

// runGitLab runs the scripts of a pipeline on a site with an error, and reads
// the reports that it keeps.
func runGitLab(t *testing.T, pipeline string) {
	t.Helper()
	var jobs map[string]struct {
		Script    []string
		Artifacts struct {
			When    string
			Reports map[string]string
		}
	}
	if err := yaml.Unmarshal([]byte(pipeline), &jobs); err != nil {
		t.Fatal(err)
	}
	job := jobs["complint"]
	s := newConsole(t, newSite(t, brokenSite(t)))
	status := 0
	for _, command := range job.Script {
		var out string
		if out, status = s.run(command); status > 1 {
			t.Errorf("`%s` ends with status %d:\n%s", command, status, out)
		}
	}
	if status != 1 || job.Artifacts.When != "always" {
		t.Errorf("a page with errors fails the job: %v; reports are kept %s", status == 1, job.Artifacts.When)
	}
	var quality []struct{ Location struct{ Path string } }
	if err := json.Unmarshal([]byte(read(t, s.dir, job.Artifacts.Reports["codequality"])), &quality); err != nil || len(quality) == 0 || quality[0].Location.Path != "content/comparisons/broken.md" {
		t.Errorf("the code quality report is %+v, %v", quality, err)
	}
	var tests struct {
		Failures int `xml:"failures,attr"`
	}
	if err := xml.Unmarshal([]byte(read(t, s.dir, job.Artifacts.Reports["junit"])), &tests); err != nil || tests.Failures == 0 {
		t.Errorf("the report of tests is %+v, %v", tests, err)
	}
}
