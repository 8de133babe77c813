import { Lexer, Source, type Token, TokenKind } from 'graphql';

/** The content of a pair of brackets, with its meaning. */
export interface TokenGroup {
  readonly kind: 'document' | 'parens' | 'list' | 'object' | 'selection';
  /** Whether the writer started a new line after the opening bracket. */
  readonly wasBroken: boolean;
  readonly items: readonly TokenItem[];
  /** The numbers of the lines with the opening and the closing bracket. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A word or sign as written, or a comment. */
export interface TokenLeaf {
  readonly kind: 'leaf' | 'comment';
  readonly text: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export type TokenItem = TokenGroup | TokenLeaf;

const closing: ReadonlySet<string> = new Set([
  TokenKind.PAREN_R,
  TokenKind.BRACKET_R,
  TokenKind.BRACE_R,
]);

/**
 * The tokens of a text, including comments, nested by brackets.
 * @throws for anything that is not a GraphQL token
 */
export function toTokenTree(text: string): TokenGroup {
  const lexer = new Lexer(new Source(text));
  while (lexer.advance().kind !== TokenKind.EOF);
  let token: Token | null = firstOf(lexer.lastToken);

  const take = (kind: TokenGroup['kind'], opened: Token | null): TokenGroup => {
    const items: TokenItem[] = [];
    const wasBroken = opened !== null && (token?.line ?? 0) > opened.line;
    for (; token !== null && token.kind !== TokenKind.EOF; token = token.next) {
      if (closing.has(token.kind)) break;
      const inner = findKind(token, kind);
      if (inner === null) items.push(toLeaf(token, text));
      else {
        const opening = token;
        token = token.next;
        items.push(take(inner, opening));
        if (token === null) break;
      }
    }
    return { kind, wasBroken, items, firstLine: opened?.line ?? 1, lastLine: token?.line ?? 1 };
  };
  return take('document', null);
}

function firstOf(last: Token): Token | null {
  let first = last;
  while (first.prev !== null) first = first.prev;
  return first.next;
}

function toLeaf(token: Token, text: string): TokenLeaf {
  const written = text.slice(token.start, token.end);
  return {
    kind: token.kind === TokenKind.COMMENT ? 'comment' : 'leaf',
    text: written,
    firstLine: token.line,
    lastLine: token.line + written.split('\n').length - 1,
  };
}

/**
 * The kind of group that an opening bracket starts; null for anything else. A brace within
 * arguments contains values.
 */
function findKind(
  { kind }: Token,
  within: TokenGroup['kind'],
): Exclude<TokenGroup['kind'], 'document'> | null {
  if (kind === TokenKind.PAREN_L) return 'parens';
  if (kind === TokenKind.BRACKET_L) return 'list';
  if (kind !== TokenKind.BRACE_L) return null;
  return within === 'document' || within === 'selection' ? 'selection' : 'object';
}
