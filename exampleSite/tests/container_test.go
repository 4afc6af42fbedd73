package tests

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// container is what a Dockerfile describes, made with no engine: each stage is a
// folder, and instructions work on that.
type container struct {
	root        string // of the last stage
	workdir     string
	entrypoint  []string
	user, group uint32
	stages      map[string]string // roots by name
}

// makeContainer follows the instructions of the Dockerfile. Each is one line.
func makeContainer(t *testing.T) *container {
	t.Helper()
	s := newConsole(t, buildContext(t))
	s.env = append(s.env, "GOFLAGS=", "GOPROXY="+proxies(t)) // no -mod=mod: go.sum has all
	i := &container{stages: make(map[string]string)}
	for line := range strings.Lines(read(t, root, "Dockerfile")) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		rest := strings.TrimSpace(strings.TrimPrefix(line, words[0]))
		switch words[0] {
		case "FROM":
			i.root, i.workdir = t.TempDir(), "/"
			if len(words) == 4 && words[2] == "AS" {
				i.stages[words[3]] = i.root
			}
		case "WORKDIR":
			i.workdir = rest
			s.must(fmt.Sprintf("mkdir -p %q", i.root+i.workdir))
		case "COPY":
			i.copy(s, words[1:])
		case "RUN":
			s.must(fmt.Sprintf("cd %q && %s", i.root+i.workdir, strings.ReplaceAll(rest, "-o /", "-o "+i.root+"/")))
		case "USER":
			i.user, i.group = ids(t, rest)
		case "ENTRYPOINT":
			if err := json.Unmarshal([]byte(rest), &i.entrypoint); err != nil {
				t.Fatal(err)
			}
		case "ARG": // empty
		default:
			t.Fatalf("what does %s do?", words[0])
		}
	}
	return i
}

// copy copies files from the context or from another stage.
func (i *container) copy(s *console, words []string) {
	s.Helper()
	from := s.dir
	if stage, ok := strings.CutPrefix(words[0], "--from="); ok {
		from, words = i.stages[stage], words[1:]
	}
	to := words[len(words)-1]
	if !strings.HasPrefix(to, "/") {
		to = filepath.Join(i.workdir, to)
	}
	for _, file := range words[:len(words)-1] {
		s.must(fmt.Sprintf("cp -RT %q %q", filepath.Join(from, file), i.target(file, to)))
	}
}

// target is where a file is copied to: below a folder, but for a whole folder,
// which takes its place.
func (i *container) target(file, to string) string {
	if info, err := os.Stat(i.root + to); err == nil && info.IsDir() && file != "." {
		return filepath.Join(i.root, to, filepath.Base(file))
	}
	return i.root + to
}

// buildContext returns a folder with the files that .dockerignore leaves.
func buildContext(t *testing.T) string {
	t.Helper()
	repository, dir := clone(t), t.TempDir()
	var patterns []string
	for line := range strings.Lines(read(t, root, ".dockerignore")) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			patterns = append(patterns, line)
		}
	}
	if patterns[0] != "*" {
		t.Fatalf(".dockerignore leaves more than it names: %v", patterns)
	}
	for _, pattern := range patterns[1:] {
		if out, err := run(t, repository, "cp", "-R", strings.TrimPrefix(pattern, "!"), dir); err != nil {
			t.Fatal(err, out)
		}
	}
	return dir
}

func ids(t *testing.T, user string) (uid, gid uint32) {
	t.Helper()
	name, group, _ := strings.Cut(user, ":")
	u, err1 := strconv.ParseUint(name, 10, 32)
	g, err2 := strconv.ParseUint(group, 10, 32)
	if err1 != nil || err2 != nil {
		t.Fatalf("user %q has to be numbers: nothing in the image gives them a name", user)
	}
	return uint32(u), uint32(g)
}

// run runs the program of the image on a site, with nothing else there where
// the test may do so.
func (i *container) run(t *testing.T, site map[string]string, args ...string) (out string, status int) {
	t.Helper()
	for name, content := range site {
		write(t, filepath.Join(i.root, i.workdir, name), content)
	}
	program := exec.Command(i.entrypoint[0], append(i.entrypoint[1:], args...)...)
	program.Dir, program.Env = i.workdir, []string{"PATH=/"}
	if os.Geteuid() == 0 {
		if err := os.Chmod(i.root, 0o755); err != nil {
			t.Fatal(err)
		}
		program.SysProcAttr = &syscall.SysProcAttr{Chroot: i.root, Credential: &syscall.Credential{Uid: i.user, Gid: i.group}}
	} else {
		t.Log("not root: the program sees the files of this machine")
		program.Path, program.Dir = i.root+program.Path, i.root+program.Dir
	}
	output, err := program.CombinedOutput()
	if program.ProcessState == nil {
		t.Fatal(err)
	}
	return string(output), program.ProcessState.ExitCode()
}

// TestContainer makes what the Dockerfile describes, and runs it as
// docs/installing.md says.
func TestContainer(t *testing.T) {
	i := makeContainer(t)
	if i.user == 0 || i.group == 0 {
		t.Errorf("the program runs as %d:%d", i.user, i.group)
	}
	checkProgram(t, i.root+i.entrypoint[0], "linux", runtime.GOARCH)
	shown := regexp.MustCompile(`^\$ podman build --tag (\S+) https://github\.com/complint/comparisons\.git\n\$ podman run --rm --volume "\$PWD:(\S+):ro" (\S+)\n(.*\n)$`)
	m := shown.FindStringSubmatch(blockWith(t, installing, "$ podman"))
	if m == nil || m[1] != m[3] || m[2] != i.workdir {
		t.Fatalf("%s does not say how to run the image on a site in %s: %q", installing, i.workdir, m)
	}
	if out, status := i.run(t, wholeSite(t)); status != 0 || out != m[4] {
		t.Errorf("on a whole site: status %d\n%s", status, out)
	}
	if out, status := i.run(t, brokenSite(t), "--format", "gitlab"); status != 1 || !strings.Contains(out, `"content/comparisons/broken.md"`) {
		t.Errorf("on a broken site: status %d\n%s", status, out)
	}
}

// TestDockerfile has a reader of Dockerfiles look for what their engines would
// not take.
func TestDockerfile(t *testing.T) {
	tools, ok := npmTools(t, "container")
	if !ok {
		return
	}
	lint := func(dockerfile string) string {
		path := filepath.Join(t.TempDir(), "Dockerfile")
		write(t, path, dockerfile)
		out, _ := run(t, tools, "node", "node_modules/dockerfile-utils/bin/dockerfile-utils", "lint", path)
		return out
	}
	dockerfile := read(t, root, "Dockerfile")
	if found := lint(dockerfile); found != "" {
		t.Error(found)
	}
	if found := lint(strings.Replace(dockerfile, "USER", "USR", 1)); !strings.Contains(found, "USR") {
		t.Errorf("an instruction that is none is not found: %s", found)
	}
}
