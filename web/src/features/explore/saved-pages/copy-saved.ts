import {
  describeToken,
  quoteForM,
  quoteForShell,
  TOKEN_VARIABLE,
  toM,
  toPython,
  toR,
} from '#features/explore/answer/export/program-words.js';

/** A saved question for a program that downloads its file. */
export interface SavedToCopy {
  /** The server's address without a path: `https://stronghold.example.org`. */
  readonly origin: string;
  readonly id: string;
  /** Today's values of the question's variables, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of variables that move with time if left out. */
  readonly moving: readonly string[];
}

/** A curl command for a shell, which saves the answer as a file in the current folder. */
export function writeSavedCurl(saved: SavedToCopy): string {
  const given = toGiven(saved.values).map(([name, value]) => {
    const words = quoteForShell(`${name}=${value}`);
    return `  --data-urlencode ${words} \\`;
  });
  return [
    ...describe(saved, '#'),
    `curl --silent --show-error --fail-with-body --get ${quoteForShell(toAddress(saved))} \\`,
    `  --header "Authorization: Bearer $${TOKEN_VARIABLE}" \\`,
    ...given,
    '  --output answer.csv',
    '',
  ].join('\n');
}

/** A program in Python with the package requests, which saves the answer as a file. */
export function writeSavedPython(saved: SavedToCopy): string {
  return [
    ...describe(saved, '#'),
    'import os',
    '',
    'import requests',
    '',
    'answer = requests.get(',
    `    ${JSON.stringify(toAddress(saved))},`,
    `    params=${toPython(toParams(saved.values))},`,
    `    headers={"Authorization": "Bearer " + os.environ["${TOKEN_VARIABLE}"]},`,
    '    timeout=60,',
    ')',
    'answer.raise_for_status()',
    'with open("answer.csv", "wb") as file:',
    '    file.write(answer.content)',
    '',
  ].join('\n');
}

/** A program in R 4.1 or newer, with the package httr2, which saves the answer as a file. */
export function writeSavedR(saved: SavedToCopy): string {
  const params = Object.entries(toParams(saved.values)).map(
    ([name, value]) =>
      `\`${name}\` = ${Array.isArray(value) ? `c(${value.map(toR).join(', ')})` : toR(value)}`,
  );
  return [
    ...describe(saved, '#'),
    'library(httr2)',
    '',
    `request(${toR(toAddress(saved))}) |>`,
    ...(params.length === 0
      ? []
      : [`  req_url_query(${params.join(', ')}, .multi = "explode") |>`]),
    `  req_auth_bearer_token(Sys.getenv("${TOKEN_VARIABLE}")) |>`,
    '  req_perform(path = "answer.csv")',
    '',
  ].join('\n');
}

/**
 * A query for a plain table in Excel and Power BI, which sign in with Basic authentication as the
 * user `token`.
 */
export function writeSavedPowerQuery(saved: SavedToCopy): string {
  const query = Object.entries({ plain: 'yes', ...toParams(saved.values) }).map(
    ([name, value]) => `${name} = ${toM(value)}`,
  );
  return [
    '// When asked how to connect, choose Basic, enter "token" as the user name and an API token as the password:',
    `// make one at ${saved.origin}/account.`,
    ...describeMoving(saved, '//'),
    'let',
    `  File = Web.Contents(${quoteForM(saved.origin)}, [RelativePath = ${quoteForM(toPath(saved))}, Query = [${query.join(', ')}]]),`,
    '  Table = Table.PromoteHeaders(Csv.Document(File, [Encoding = 65001, Delimiter = ","]))',
    'in',
    '  Table',
    '',
  ].join('\n');
}

function toPath({ id }: Pick<SavedToCopy, 'id'>): string {
  return `export/saved/${id}.csv`;
}

function toAddress(saved: Pick<SavedToCopy, 'origin' | 'id'>): string {
  return `${saved.origin}/${toPath(saved)}`;
}

function describe(saved: SavedToCopy, mark: string): readonly string[] {
  return [`${mark} ${describeToken(saved.origin)}`, ...describeMoving(saved, mark)];
}

function describeMoving({ moving }: SavedToCopy, mark: string): readonly string[] {
  return moving.length === 0
    ? []
    : [`${mark} Leave out ${moving.join(' and ')} to get the latest each time.`];
}

/** Values for an address: a text, or several; objects as JSON. */
function toParams(
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(toText) : toText(value),
    ]),
  );
}

function toGiven(
  values: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(toParams(values)).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as const),
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
