package report

import (
	"bufio"
	"net/url"
	"slices"
	"strings"

	"linkwatch"
)

// The part of SARIF 2.1.0 (OASIS, 2020) that says where in the catalog what
// was found; GitHub and other code scanners read it.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string    `json:"id"`
	ShortDescription sarifText `json:"shortDescription"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             sarifText         `json:"message"`
	Locations           []sarifLocation   `json:"locations"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine int `json:"startLine"`
}

func writeCheckSARIF(w *bufio.Writer, c checked) error {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "linkwatch"}},
		Invocations: []sarifInvocation{sarifInvocationOf(c.Round)},
		Results:     []sarifResult{},
	}
	for _, name := range linkwatch.CheckNames {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{name, sarifText{sentence(linkwatch.CheckTitle(name))}})
	}
	seen := fingerprints{}
	for v, f := range findings(c.Told) {
		run.Results = append(run.Results, sarifResult{
			RuleID: f.Check, RuleIndex: slices.Index(linkwatch.CheckNames, f.Check), Level: string(f.Severity),
			Message:             sarifMessage(message(v, f)),
			Locations:           []sarifLocation{{sarifPhysical{sarifArtifact{(&url.URL{Path: c.filePath(v.Entry)}).String()}, sarifRegion{v.Entry.Line}}}},
			PartialFingerprints: map[string]string{"checkAndEntry/v1": seen.of(v, f)},
		})
	}
	return writeJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifInvocationOf(r linkwatch.Round) sarifInvocation {
	if r.Inconclusive == "" {
		return sarifInvocation{ExecutionSuccessful: true}
	}
	return sarifInvocation{Notifications: []sarifNotification{{"error", sarifMessage(inconclusive(r))}}}
}

// The escapes of a message (SARIF 2.1.0, 3.11.5 and 3.11.6), in which brackets
// make links and braces stand for arguments.
var sarifEscapes = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, `{`, `{{`, `}`, `}}`)

func sarifMessage(s string) sarifText { return sarifText{sarifEscapes.Replace(s)} }
