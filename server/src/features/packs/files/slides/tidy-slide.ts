const NOTE =
  /<a:p>(<a:r><a:rPr [^>]*\/><a:t>)([^<]*)(<\/a:t><\/a:r>)<a:endParaRPr ([^>]*)\/><\/a:p>/;
const GAP = /<c:pt idx="\d+"><c:v>(?:NaN)?<\/c:v><\/c:pt>/g;
const LATER_PROPERTIES = /(<\/a:r>)<a:pPr(?:[^>]*\/>|[^>]*[^/]>.*?<\/a:pPr>)/g;
const EMPTY_CELL = /<c r="[A-Z]+\d+"[^>]*><v>(?:NaN)?<\/v><\/c>/g;

/**
 * Corrects the library’s output: notes keep their lines, gaps in charts are gaps, and the language
 * is British English.
 */
export function tidySlide(path: string, xml: string): string {
  const british = xml.replaceAll('lang="en-US"', 'lang="en-GB"');
  if (path.startsWith('ppt/charts/')) return british.replaceAll(GAP, '');
  if (path.startsWith('xl/worksheets/')) return british.replaceAll(EMPTY_CELL, '');
  if (path.startsWith('ppt/notesSlides/')) return splitNote(british);
  // A paragraph has its properties once, taken from its first run.
  return british.replaceAll(LATER_PROPERTIES, '$1');
}

/** Splits a note into its lines, which the library writes as one. */
function splitNote(xml: string): string {
  const [whole, before = '', text = '', after = '', ending = ''] = NOTE.exec(xml) ?? [];
  if (whole === undefined) return xml;
  const lines = text.split(/\r?\n/).map((line) => `<a:p>${before}${line}${after}</a:p>`);
  const last = lines.length - 1;
  lines[last] = lines[last]?.replace(/<\/a:p>$/, `<a:endParaRPr ${ending}/></a:p>`) ?? '';
  const at = xml.indexOf(whole);
  return `${xml.slice(0, at)}${lines.join('')}${xml.slice(at + whole.length)}`;
}

const CHART = /(?<=\/chart)\d+(?=\.xml)|(?<=Microsoft_Excel_Worksheet)\d+(?=\.xlsx)/g;

/**
 * Numbers charts from 1, because the library continues its count from one set of slides to the
 * next.
 */
export function renumberCharts(paths: readonly string[]): (text: string) => string {
  const numbers = paths.flatMap((path) =>
    path.startsWith('ppt/charts/chart') ? Number(/\d+/.exec(path)?.[0]) : [],
  );
  const before = Math.min(...numbers) - 1;
  return (text) =>
    numbers.length === 0
      ? text
      : text.replaceAll(CHART, (number) => String(Number(number) - before));
}
