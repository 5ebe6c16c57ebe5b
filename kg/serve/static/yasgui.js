"use strict";
// Puts the editor of YASGUI before the plain field, which keeps the query: the form, the examples, the links and the
// answer stay as they are. It asks nobody but this site; its own completers, which ask elsewhere, are replaced.

const plain = document.querySelector("#query");

const split = (iri) => Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1;
const isVariable = (token) => /^[?$]/.test(token.string);
const afterA = (yasqe, token) => {
  const last = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token).state.lastProperty;
  return last === "a" || last === "rdf:type";
};
const isPredicate = (token) => token.state.possibleCurrent.includes("a");

// Give what a token stands for as an IRI as far as it is written: `kg:acc` and `<https://...#acc` are the same.
function written(yasqe, token) {
  const prefixes = yasqe.getPrefixesFromQuery();
  const [, prefix, local] = /^([^:<]*):(.*)$/.exec(token.string) || [];
  const iri = prefix !== undefined && prefix in prefixes ? prefixes[prefix] + local : token.string.replace(/^</, "");
  return { ...token, autocompletionString: iri };
}

// Give an IRI as a query has it, with a prefix where the query declares one and the rest is a plain name.
function shortened(yasqe, iri) {
  const known = Object.entries(yasqe.getPrefixesFromQuery()).find(([, start]) => start === iri.slice(0, split(iri)));
  return known && /^\w+$/.test(iri.slice(split(iri))) ? `${known[0]}:${iri.slice(split(iri))}` : `<${iri}>`;
}

function completer(name, fits, get, hints = (yasqe, found) => found) {
  return {
    name, get, autoShow: true, bulk: false, persistenceId: null,
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      return token.string.trim() !== "" && !isVariable(token) && fits(yasqe, token);
    },
    preProcessToken: written,
    postProcessSuggestion: (yasqe, token, iri) => shortened(yasqe, iri),
    postprocessHints: hints,
  };
}

function completers(words) {
  const starts = (all) => (yasqe, token) => all.filter((iri) => iri.startsWith(token.autocompletionString));
  const named = new Map(words.things);
  const things = (yasqe, token) => {
    const sought = token.autocompletionString.toLowerCase();
    const fits = ([iri, name]) => iri.toLowerCase().startsWith(sought) || name.toLowerCase().startsWith(sought);
    return words.things.filter(fits).slice(0, 100).map(([iri]) => iri);
  };
  const name = (yasqe, hints) => hints.map((hint) => {
    const [, prefix, local] = /^([^:<]*):(\w+)$/.exec(hint.text) || [];
    const iri = prefix === undefined ? hint.text.slice(1, -1) : yasqe.getPrefixesFromQuery()[prefix] + local;
    return { ...hint, displayText: `${named.get(iri) || ""}  ${hint.text}` };
  });
  return [
    completer("class", (yasqe, token) => afterA(yasqe, token) && !isPredicate(token), starts(words.classes)),
    completer("property", (yasqe, token) => isPredicate(token), starts(words.properties)),
    completer("thing", (yasqe, token) => !isPredicate(token) && !afterA(yasqe, token), things, name),
  ];
}

function register(words) {
  const { Yasqe } = Yasgui;
  const prefixes = Object.entries(words.prefixes).map(([name, start]) => `${name}: <${start}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "prefixes", persistenceId: null, get: () => prefixes });
  for (const each of completers(words)) Yasqe.registerAutocompleter(each);
  Yasqe.defaults.autocompleters = ["variables", "prefixes", "class", "property", "thing"];
}

function place(box) {
  const yasqe = new Yasgui.Yasqe(box, {
    value: plain.value, persistenceId: null, consumeShareLink: null, createShareableLink: null, prefixCcApi: null,
    showQueryButton: false, editorHeight: "20rem", viewportMargin: Infinity, requestConfig: { endpoint: "/sparql" },
  });
  yasqe.getInputField().setAttribute("aria-label", "Query");
  yasqe.on("change", () => { plain.value = yasqe.getValue(); });
  plain.addEventListener("input", () => { if (plain.value !== yasqe.getValue()) yasqe.setValue(plain.value); });
  const run = () => plain.form.requestSubmit();
  yasqe.addKeyMap({ "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": () => {} });
  return yasqe;
}

async function begin() {
  const reply = await fetch("/editor/words");
  if (!reply.ok) return;
  register(await reply.json());
  const box = document.createElement("div");
  plain.before(box);
  place(box);
  plain.hidden = true;
  document.querySelector("#completes").hidden = false;
}

if (typeof Yasgui !== "undefined") begin();
