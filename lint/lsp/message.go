package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"
)

// maxMessage is the longest message that is read, in bytes: more than any
// document that somebody edits.
const maxMessage = 64 << 20

// message is a request, a notification or a response of JSON-RPC 2.0,
// https://www.jsonrpc.org/specification.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"` // absent in a notification
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *responseError  `json:"error,omitempty"`
}

type responseError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *responseError) Error() string { return e.Message }

// Codes of errors, of JSON-RPC and of the protocol.
const (
	codeParse          = -32700
	codeInvalidRequest = -32600
	codeMethodNotFound = -32601
	codeInvalidParams  = -32602
	codeInternal       = -32603
	codeNotInitialized = -32002
)

// readMessage reads the body of the next message, after its header. It returns
// io.EOF where the stream ends between two messages.
func readMessage(r *bufio.Reader) ([]byte, error) {
	if _, err := r.Peek(1); err != nil {
		return nil, io.EOF
	}
	length, err := readHeader(r)
	if err != nil {
		return nil, fmt.Errorf("header of a message: %w", err)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("body of a message: %w", err)
	}
	return body, nil
}

// maxHeader is how many lines a header has at most. The protocol knows two.
const maxHeader = 64

// readHeader reads the header of a message, up to the empty line after it, and
// returns the length of the body. The package net/textproto would do, but brings
// the network, and with it the C library, into every run of the program.
func readHeader(r *bufio.Reader) (length int, err error) {
	length = -1
	for range maxHeader {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		name, value, found := bytes.Cut(line, []byte(":"))
		if !found {
			return 0, fmt.Errorf("no field: %q", line)
		}
		if bytes.EqualFold(name, []byte("Content-Length")) {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				break
			}
		}
	}
	if length < 0 || length > maxMessage {
		return 0, errors.New("no Content-Length that can be read")
	}
	return length, nil
}

// writer writes messages; several goroutines may use it at once.
type writer struct {
	mu  sync.Mutex
	out io.Writer
	err error // of the first write that failed
}

func (w *writer) write(m message) {
	m.Version = "2.0"
	body, err := json.Marshal(m)
	w.mu.Lock()
	defer w.mu.Unlock()
	if err == nil {
		_, err = fmt.Fprintf(w.out, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	if w.err == nil {
		w.err = err
	}
}

// notify sends a notification.
func (w *writer) notify(method string, params any) {
	w.write(message{Method: method, Params: encode(params)})
}

// respond answers a request.
func (w *writer) respond(id json.RawMessage, result any, err error) {
	m := message{ID: id}
	var failure *responseError
	switch {
	case err == nil:
		m.Result = encode(result)
	case errors.As(err, &failure):
		m.Error = failure
	default:
		m.Error = &responseError{codeInternal, err.Error()}
	}
	w.write(m)
}

// encode makes JSON of a value of ours, which always can be.
func encode(value any) json.RawMessage {
	data, err := json.Marshal(value)
	if err != nil {
		return json.RawMessage("null")
	}
	return data
}
