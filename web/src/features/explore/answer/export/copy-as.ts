import type { FigureQuestion } from '#lib/figure-question.js';

import {
  describeToken,
  quoteForM,
  quoteForShell,
  TOKEN_VARIABLE as variable,
  toPython,
  toR,
} from './program-words.js';

/** A question as a program sends it. */
export interface QuestionToCopy {
  /** The server's address without a path: `https://stronghold.example.org`. */
  readonly origin: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** A curl command for a shell. The body is a separate text in which the shell expands nothing. */
export function writeCurl(question: QuestionToCopy): string {
  return [
    `# ${describeToken(question.origin)}`,
    `curl --silent --show-error --fail-with-body ${quoteForShell(`${question.origin}/graphql`)} \\`,
    `  --header "Authorization: Bearer $${variable}" \\`,
    `  --header 'Content-Type: application/json' \\`,
    `  --data-binary @- <<'QUESTION'`,
    JSON.stringify(toBody(question)),
    'QUESTION',
    '',
  ].join('\n');
}

/** A program in Python with the package requests. */
export function writePython(question: QuestionToCopy): string {
  const body = Object.entries(toBody(question)).map(([name, value]) =>
    name === 'query'
      ? '    "query": question,'
      : `    ${JSON.stringify(name)}: ${toPython(value)},`,
  );
  return [
    `# ${describeToken(question.origin)}`,
    'import json',
    'import os',
    '',
    'import requests',
    '',
    `question = ${quoteForPython(question.text)}`,
    '',
    'body = {',
    ...body,
    '}',
    '',
    'answer = requests.post(',
    `    ${JSON.stringify(`${question.origin}/graphql`)},`,
    '    json=body,',
    `    headers={"Authorization": "Bearer " + os.environ["${variable}"]},`,
    '    timeout=60,',
    ')',
    'answer.raise_for_status()',
    'result = answer.json()',
    'if result.get("errors"):',
    '    raise SystemExit(result["errors"][0]["message"])',
    'data = result["data"]',
    'print(json.dumps(data, indent=2, ensure_ascii=False))',
    '',
  ].join('\n');
}

/** A program in R 4.1 or newer, with the packages httr2 and jsonlite. */
export function writeR(question: QuestionToCopy): string {
  const body = Object.entries(toBody(question)).map(([name, value]) =>
    name === 'query' ? 'query = question' : `\`${name}\` = ${toR(value)}`,
  );
  return [
    `# ${describeToken(question.origin)}`,
    '# Needs the packages httr2 and jsonlite.',
    'library(httr2)',
    '',
    `question <- ${quoteForR(question.text)}`,
    '',
    `answer <- request(${toR(`${question.origin}/graphql`)}) |>`,
    `  req_auth_bearer_token(Sys.getenv("${variable}")) |>`,
    `  req_body_json(list(${body.join(', ')})) |>`,
    '  req_perform() |>',
    '  resp_body_json()',
    '',
    'if (!is.null(answer$errors)) stop(answer$errors[[1]]$message)',
    'data <- answer$data',
    'str(data)',
    '',
  ].join('\n');
}

/**
 * A query for Excel and Power BI: a question for figures returns a file of its table, and any other
 * question returns its answer. The token is entered as the password of the user `token` when Excel
 * or Power BI asks how to connect, with Basic authentication. Then Power Query sends no body and no
 * header of ours but the content type, which the API accepts as proof that the request was not made
 * by a browser for another site.
 */
export function writePowerQuery(question: QuestionToCopy, figures: FigureQuestion | null): string {
  const signIn = [
    '// When asked how to connect, choose Basic, enter "token" as the user name and an API token as the password:',
    `// make one at ${question.origin}/account.`,
  ];
  if (figures !== null) {
    return [
      ...signIn,
      'let',
      `  Question = ${quoteForM(JSON.stringify(figures))},`,
      `  File = Web.Contents(${quoteForM(question.origin)}, [RelativePath = "export/figures.csv", Query = [plain = "yes", question = Question]]),`,
      '  Table = Table.PromoteHeaders(Csv.Document(File, [Encoding = 65001, Delimiter = ","]))',
      'in',
      '  Table',
      '',
    ].join('\n');
  }
  const { query, variables, operationName } = toBody(question);
  const parts = [
    `query = ${quoteForM(query)}`,
    ...(variables === undefined ? [] : [`variables = ${quoteForM(JSON.stringify(variables))}`]),
    ...(operationName === undefined ? [] : [`operationName = ${quoteForM(operationName)}`]),
  ];
  return [
    ...signIn,
    'let',
    `  Question = [${parts.join(', ')}],`,
    `  Answer = Json.Document(Web.Contents(${quoteForM(question.origin)}, [RelativePath = "graphql", Query = Question, Headers = [#"Content-Type" = "application/json"]])),`,
    '  Data = Answer[data]',
    'in',
    '  Data',
    '',
  ].join('\n');
}

interface Body {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

function toBody({ text, variables, operationName }: QuestionToCopy): Body {
  return {
    query: text,
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(operationName === null ? {} : { operationName }),
  };
}

/**
 * A text in Python: on several lines if nothing in it has a meaning in Python; otherwise on one
 * line with escapes, which are the same in JSON and in Python.
 */
function quoteForPython(text: string): string {
  return /\\|"""|"$|\r/.test(text) ? JSON.stringify(text) : `"""${text}"""`;
}

/** A raw string in R, with enough dashes around it that the text cannot end it. */
function quoteForR(text: string): string {
  let dashes = '';
  while (text.includes(`)${dashes}"`)) dashes += '-';
  return `r"${dashes}(${text})${dashes}"`;
}
