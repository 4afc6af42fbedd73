package tests

import (
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"fmt"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"text/template"
	"time"

	"go.yaml.in/yaml/v3"
)

// releaseConfig is what this file reads of .goreleaser.yaml.
type releaseConfig struct {
	ProjectName string `yaml:"project_name"`
	Before      struct{ Hooks []string }
	Builds      []releaseBuild
	Archives    []struct {
		NameTemplate string `yaml:"name_template"`
		Formats      []string
		Files        []yaml.Node
	}
	Checksum struct {
		NameTemplate string `yaml:"name_template"`
	}
	SBOMs []struct{ Cmd string } `yaml:"sboms"`
}

type releaseBuild struct {
	Main, Binary                      string
	Env, Goos, Goarch, Flags, Ldflags []string
}

// release is what templates in .goreleaser.yaml speak of.
type release struct {
	ProjectName, Version, Tag, FullCommit, CommitDate, Os, Arch string
}

// render fills a template in as goreleaser does.
func (r release) render(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	if err := template.Must(template.New("").Parse(text)).Execute(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestRelease makes every program of .goreleaser.yaml, and what is packed with
// it; `make release` has goreleaser itself do so.
func TestRelease(t *testing.T) {
	var config releaseConfig
	if err := yaml.Unmarshal([]byte(read(t, root, ".goreleaser.yaml")), &config); err != nil {
		t.Fatal(err)
	}
	s := newConsole(t, clone(t))
	s.env = append(s.env, "GOFLAGS=-buildvcs=auto")
	r := release{ProjectName: config.ProjectName, Version: "1.2.3", Tag: "v1.2.3", FullCommit: git(t, s.dir, "rev-parse", "HEAD"), CommitDate: commitDate(t, s.dir)}
	for _, hook := range config.Before.Hooks {
		s.must("'make' " + strings.TrimPrefix(hook, "make ")) // no dry run
	}
	programs := make(map[string]string)
	for _, build := range config.Builds {
		for _, goos := range build.Goos {
			for _, goarch := range build.Goarch {
				r.Os, r.Arch = goos, goarch
				programs[goos+"/"+goarch] = makeProgram(t, s, build, r)
			}
		}
	}
	for _, goos := range []string{"linux", "darwin", "windows"} {
		for _, goarch := range []string{"amd64", "arm64"} {
			checkProgram(t, programs[goos+"/"+goarch], goos, goarch)
		}
	}
	native, ok := programs[runtime.GOOS+"/"+runtime.GOARCH]
	if !ok {
		t.Fatalf("no program for %s/%s", runtime.GOOS, runtime.GOARCH)
	}
	want := fmt.Sprintf("complint version %s, commit %s, %s\n", r.Tag, r.FullCommit, r.CommitDate)
	if out := s.must(native + " --version"); out != want {
		t.Errorf("%q, not %q", out, want)
	}
	if len(config.SBOMs) == 0 || !strings.Contains(read(t, root, "Makefile"), "bin/"+config.SBOMs[0].Cmd) {
		t.Errorf("what writes the bill of materials? %+v", config.SBOMs)
	}
	r.Os, r.Arch = "linux", "amd64"
	unpack(t, s, config, r, programs["linux/amd64"])
}

// makeProgram builds one program, and returns its path.
func makeProgram(t *testing.T, s *console, build releaseBuild, r release) string {
	t.Helper()
	program := filepath.Join(s.dir, "dist", r.Os+"_"+r.Arch, build.Binary)
	flags := append(slices.Clone(build.Flags), "-ldflags", fmt.Sprintf("%q", r.render(t, strings.Join(build.Ldflags, " "))))
	s.must(fmt.Sprintf("env %s GOOS=%s GOARCH=%s go build -o %q %s %s", strings.Join(build.Env, " "), r.Os, r.Arch, program, strings.Join(flags, " "), build.Main))
	return program
}

// checkProgram: a program is for the machine that it is said to be for, and
// needs no library where programs need not have any.
func checkProgram(t *testing.T, program, goos, goarch string) {
	t.Helper()
	var have, want any
	switch goos {
	case "linux":
		file, err := elf.Open(program)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if libraries, err := file.ImportedLibraries(); err == nil && len(libraries) > 0 {
			t.Errorf("%s needs %v", program, libraries)
		}
		have, want = file.Machine, map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[goarch]
	case "darwin":
		file, err := macho.Open(program)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		have, want = file.Cpu, map[string]macho.Cpu{"amd64": macho.CpuAmd64, "arm64": macho.CpuArm64}[goarch]
	case "windows":
		file, err := pe.Open(program)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		have, want = file.Machine, map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}[goarch]
	}
	if have != want {
		t.Errorf("%s is for machine %v, not %v", program, have, want)
	}
}

// unpack packs a program with the files of the configuration, and types what
// docs/installing.md says to do with the archive.
func unpack(t *testing.T, s *console, config releaseConfig, r release, program string) {
	t.Helper()
	archive := config.Archives[0]
	stage := t.TempDir()
	s.must(fmt.Sprintf("cp %q %q", program, stage))
	for _, node := range archive.Files {
		file := struct{ Src, Dst string }{Src: node.Value}
		if node.Kind == yaml.MappingNode {
			if err := node.Decode(&file); err != nil {
				t.Fatal(err)
			}
		}
		s.must(fmt.Sprintf("mkdir -p %q && cp %s %q", filepath.Join(stage, file.Dst), file.Src, filepath.Join(stage, file.Dst)))
	}
	name := r.render(t, archive.NameTemplate) + "." + archive.Formats[0]
	downloads := newConsole(t, t.TempDir())
	downloads.must(fmt.Sprintf("tar -czf %[1]s -C %[2]q $(ls %[2]q) && sha256sum * > %[3]s", name, stage, config.Checksum.NameTemplate))
	downloads.play(blockWith(t, installing, "$ sha256sum"))
	for _, file := range []string{"LICENSE", "README.md", "completions/complint.bash", "completions/_complint", "completions/complint.fish"} {
		if !strings.Contains(downloads.must("tar -tzf "+name), file+"\n") {
			t.Errorf("the archive lacks %s", file)
		}
	}
	downloads.must("bash -n " + filepath.Join(stage, "completions/complint.bash"))
}

// commitDate returns the date of the last commit as goreleaser and the go
// command write it.
func commitDate(t *testing.T, dir string) string {
	t.Helper()
	date, err := time.Parse(time.RFC3339, git(t, dir, "log", "-1", "--format=%cI"))
	if err != nil {
		t.Fatal(err)
	}
	return date.UTC().Format(time.RFC3339)
}

// TestVersion: a program that go install or a checkout made says what it was
// made from.
func TestVersion(t *testing.T) {
	s := newConsole(t, clone(t))
	s.must("GOFLAGS=-buildvcs=true go build -o complint ./cmd/complint")
	want := regexp.MustCompile(`^complint version v0\.0\.0-\S+, commit ` + git(t, s.dir, "rev-parse", "HEAD") + `, ` + commitDate(t, s.dir) + `\n$`)
	if out := s.must("./complint --version"); !want.MatchString(out) {
		t.Errorf("from a checkout: %q", out)
	}

	s = newcomer(t, hugoProgram, myTheme)
	s.env = append(s.env, "GOPROXY="+proxies(t), "GONOSUMDB=*")
	remove(t, s.bin, "complint")
	s.must("go install " + published.Path + "/cmd/complint@" + published.Version)
	if out := s.must("complint --version"); out != "complint version "+published.Version+"\n" {
		t.Errorf("from a proxy: %q", out)
	}
}

// TestWorkflows has actionlint read the workflows of this repository.
func TestWorkflows(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, ".github/workflows/*.yml"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no workflow", err)
	}
	made := regexp.MustCompile(`(?m)run: (make .*)$`)
	for _, path := range paths {
		workflow := read(t, path)
		if found := actionlintOf(t, workflow); found != "" {
			t.Errorf("%s:\n%s", path, found)
		}
		for _, m := range made.FindAllStringSubmatch(workflow, -1) {
			newConsole(t, root).must("'make' --dry-run " + strings.TrimPrefix(m[1], "make "))
		}
	}
	for _, workflow := range []string{"on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: echo, wiht: {}}]}}\n"} {
		if actionlintOf(t, workflow) == "" {
			t.Error("actionlint finds nothing in a workflow that is wrong")
		}
	}
}
