import type { Finding } from '#domain/findings/finding.js';
import type { Quarter } from '#domain/quarter.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import type { BlockDeclaration } from './declaration.js';
import type { PageAsked } from './page-question.js';

/** What stands over a block that is not judged: its name, and its figure where it has one. */
export function toUnjudgedFinding({ name }: BlockDeclaration, kpi: JudgedKpi | null): Finding {
  return { kind: 'NOT_JUDGED', text: kpi === null ? name : `${name}: ${kpi.figure.inWords}` };
}

/** The quarters that a block is asked for: those of the page where it is told over time. @param first of those drawn, where it is not */
export function spanOfQuestion({ time, asked: { quarter } }: PageAsked, first: Quarter): { readonly from: Quarter; readonly to: Quarter } {
  return { from: time === null ? first : (time.from ?? quarter), to: quarter };
}
