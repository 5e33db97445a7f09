package catalog

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// A sort is what YAML takes a value for.
type sort uint8

// The sorts of value. A leaf's form may allow several.
const (
	textual sort = 1 << iota
	numeric
	logical
	listing
	mapping
	nothing
)

// String names the sort to people.
func (s sort) String() string {
	switch s {
	case textual:
		return "text"
	case numeric:
		return "a number"
	case logical:
		return "true or false"
	case listing:
		return "a list"
	case mapping:
		return "keys with values"
	}
	return "empty"
}

func sortOf(node ast.Node) sort {
	switch node.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		return textual
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return numeric
	case *ast.BoolNode:
		return logical
	case *ast.SequenceNode:
		return listing
	case ast.MapNode:
		return mapping
	}
	return nothing
}

// textOf gives a leaf's text as the file has it, so that 0123 stays 0123.
func textOf(node ast.Node) string {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n")
	}
	return node.GetToken().Value
}

// markOfNode is where a node begins.
func markOfNode(node ast.Node) mark {
	if m, ok := node.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return markOf(m.Values[0].Key.GetToken())
	}
	return markOf(node.GetToken())
}
