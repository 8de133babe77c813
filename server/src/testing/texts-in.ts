/** Text after which a slash begins a regular expression and is not a division. */
const BEFORE_PATTERN = /(^|[(,=:[!&|?{};>]|\breturn)\s*$/;

/**
 * All texts in a source file: strings, and templates with `…` for inserted values. Comments and
 * tagged templates, such as SQL, are left out.
 */
export function textsIn(source: string): readonly string[] {
  const texts: string[] = [];
  readCode(source, 0, texts);
  return texts;
}

/**
 * Scans code up to its closing brace, or to its end.
 * @returns the position of the end
 */
function readCode(source: string, from: number, texts: string[]): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const here = source.charAt(at);
    const ahead = source.slice(at, at + 2);
    if (ahead === '//') at = endOf(source, '\n', at);
    else if (ahead === '/*') at = endOf(source, '*/', at) + 1;
    else if (here === '/' && BEFORE_PATTERN.test(source.slice(Math.max(0, at - 40), at)))
      at = endOfPattern(source, at);
    else if (here === "'" || here === '"') at = readString(source, at, texts);
    else if (here === '`') at = readTemplate(source, at, texts);
    else if (here === '{') depth += 1;
    else if (here === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return source.length;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end;
}

function endOfPattern(source: string, from: number): number {
  const [pattern = ''] =
    /^\/(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n[]|\\.)+\//.exec(source.slice(from)) ?? [];
  return from + Math.max(pattern.length - 1, 0);
}

function readString(source: string, from: number, texts: string[]): number {
  const quote = source.charAt(from);
  let [at, text] = [from + 1, ''];
  for (; at < source.length && source.charAt(at) !== quote; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    text += source.charAt(at);
  }
  texts.push(text);
  return at;
}

function readTemplate(source: string, from: number, texts: string[]): number {
  const isTagged = /[\w)\]>]$/.test(source.slice(Math.max(0, from - 1), from));
  let [at, text] = [from + 1, ''];
  for (; at < source.length && source.charAt(at) !== '`'; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.slice(at, at + 2) === '${') {
      at = readCode(source, at + 2, texts);
      text += '…';
      continue;
    }
    text += source.charAt(at);
  }
  if (!isTagged) texts.push(text);
  return at;
}
