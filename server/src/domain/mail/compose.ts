import { markingNames } from '#domain/access/actions.js';
import type { Marking } from '#domain/access/grant.js';

import { toPlainBody, toPlainLine } from './plain-text.js';

/** What an email is about. */
export type MailKind = 'SCHEDULE' | 'ALERT' | 'NOTICE' | 'ADDRESS' | 'BOARD';

/** What an email says. */
export interface MailContent {
  readonly kind: MailKind;
  /** The subject, on one line. */
  readonly subject: string;
  /** Plain text, with an empty line between paragraphs. */
  readonly text: string;
  /** The highest marking of anything in the subject and the text. */
  readonly marking: Marking;
  /** Where to see the content in full: the path of a Stronghold page, starting with a slash. */
  readonly link: string;
}

/** A composed email, before it has an address. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Sending {
  /** The highest marking that may be sent by email. */
  readonly allowed: Marking;
  /** Where a browser finds Stronghold, without a slash at the end. */
  readonly publicUrl: string;
}

/** The maximum lengths of an email's subject and text, in characters. */
export const mailLimits = { subject: 150, text: 50_000 } as const;

/** The text of the link in each kind of email. */
const linkWords: Readonly<Record<MailKind, string>> = {
  SCHEDULE: 'Open it in Stronghold',
  ALERT: 'Open it in Stronghold',
  NOTICE: 'Open it in Stronghold',
  ADDRESS: 'Confirm your address',
  BOARD: 'Open it in Stronghold',
};

const closing = 'Stronghold sent this email automatically. Nobody reads replies to it.';

/**
 * Composes an email in plain text and HTML. If its marking is too high for email, it has neither
 * the subject nor the text: it only says that there is something to see, and where.
 */
export function composeMail(content: MailContent, { allowed, publicUrl }: Sending): WrittenMail {
  const isWithheld = content.marking === 'OFFICIAL_SENSITIVE' && allowed === 'OFFICIAL';
  const shown = isWithheld ? toNotice(content) : content;
  const subject = toPlainLine(shown.subject, mailLimits.subject);
  const body = toPlainBody(shown.text, mailLimits.text);
  const marking = isWithheld ? markingNames.OFFICIAL : markingNames[content.marking];
  const link = toLink(content.link, publicUrl);
  const linked = linkWords[content.kind];
  return {
    subject: subject === '' ? 'Something new in Stronghold' : subject,
    text: `${marking}\n\n${body}\n\n${linked}:\n${link}\n\n${closing}\n`,
    html: toHtml({ subject, marking, body, link, linked }),
  };
}

function toNotice({ marking }: MailContent): Pick<MailContent, 'subject' | 'text'> {
  return {
    subject: 'Something new for you in Stronghold',
    text: `There is something new for you. It is marked ${markingNames[marking]}, so it is not in this email. Sign in to see it.`,
  };
}

/** A link to a page of Stronghold: an email never links anywhere else. */
function toLink(path: string, publicUrl: string): string {
  const { origin } = new URL(publicUrl);
  if (!URL.canParse(path, origin)) return `${origin}/`;
  const url = new URL(path, origin);
  return url.origin === origin ? url.href : `${origin}/`;
}

interface HtmlParts {
  readonly subject: string;
  readonly marking: string;
  readonly body: string;
  readonly link: string;
  readonly linked: string;
}

function toHtml({ subject, marking, body, link, linked }: HtmlParts): string {
  const paragraphs = body.split(/\n{2,}/).map(toParagraph);
  return `<!doctype html>
<html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere">
<p><strong>${marking}</strong></p>
${paragraphs.join('\n')}
<p><a href="${escape(link)}">${linked}</a></p>
<p>${closing}</p>
</body></html>
`;
}

/** A paragraph whose lines all start with a hyphen is a list. */
function toParagraph(paragraph: string): string {
  const lines = paragraph.split('\n');
  if (lines.every((line) => line.startsWith('- ')))
    return `<ul>${lines.map((line) => `<li>${escape(line.slice(2))}</li>`).join('')}</ul>`;
  return `<p>${lines.map(escape).join('<br>')}</p>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
