/** Prints every measure in the catalogue as a page: `pnpm schema` saves it as docs/measures.md. */
import { datasets } from '#domain/lists.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import {
  directions,
  disclosureRules,
  type Measure,
  measureKinds,
  type Source,
  sourcesOf,
  units,
} from '#domain/measures/measure.js';

const introduction = `# Measures

Every figure that the partnership has defined: how it is worked out, what it can be grouped and filtered by, and who sees it
unrounded. The words here are the declarations in \`server/src/domain/measures/\`; \`pnpm schema\` writes this page from them, and
\`pnpm check\` says when it is out of date. How to ask for a measure is in [analysts.md](analysts.md), how small numbers are
protected in [disclosure.md](disclosure.md), and how to add one in [CONTRIBUTING.md](../CONTRIBUTING.md#a-measure).`;

const sourceNames: Readonly<Record<Source, string>> = {
  ...datasets,
  RETURNS: 'Returns that are due',
};

/** The heading for a measure: the source that its formula counts first. */
const headingOf = (measure: Measure) => sourcesOf(measure).slice(0, 1).map(nameOfSource).join('');

function nameOfSource(source: Source): string {
  return sourceNames[source];
}

function factsOf(measure: Measure): Readonly<Record<string, string>> {
  const { key, unit, formula, kind, direction, disclosure, denominator, companion, leftOut } =
    measure;
  const sources = [
    ...sourcesOf(measure).map(nameOfSource),
    ...(denominator === 'POPULATION' ? ['Population of districts'] : []),
  ];
  return {
    Key: `\`${key}\``,
    Unit: units[unit],
    Formula: formula,
    ...(leftOut ? { 'Leaves out': `${leftOut.name}.` } : {}),
    Time: measureKinds[kind],
    Direction: directions[direction],
    Disclosure: disclosureRules[disclosure],
    ...(companion === null ? {} : { 'Shown only with': `\`${companion}\`` }),
    Source: `${sources.join(', ')}.`,
    Dimensions: `${measure.dimensions.map((dimension) => dimensions[dimension].name).join(', ')}.`,
  };
}

function describe(measure: Measure): string {
  const facts = Object.entries(factsOf(measure)).map(([name, value]) => `- **${name}**: ${value}`);
  return [`### ${measure.name}`, measure.description, facts.join('\n')].join('\n\n');
}

const measures = measureKeys.map(measureOf);
const headings = [...new Set(measures.map(headingOf))];
const sections = headings.flatMap((heading) => [
  `## ${heading}`,
  ...measures.filter((measure) => headingOf(measure) === heading).map(describe),
]);

process.stdout.write(`${[introduction, ...sections].join('\n\n')}\n`);
