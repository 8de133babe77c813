import { setTimeout as wait } from 'node:timers/promises';

import { readAnswerLine } from '#features/returns/sending/sent-answer.js';

import { sendRequest, toKind } from './send-request.js';
import type { SentReturn } from './sent-return.js';
import type { Tally } from './tally.js';

export interface Publisher {
  readonly code: string;
  readonly agencyId: number;
  readonly token: string;
}

export interface Publishing {
  /** Distinguishes this load's returns and records from others. */
  readonly name: string;
  readonly portOf: (index: number) => number;
  readonly tally: Tally;
  readonly sent: SentReturn[];
  readonly signal: AbortSignal;
  /** The milliseconds from an answer until the next return is sent. */
  readonly pauseMs: number;
}

const ROWS = 3;
const EDGE = 'return-edge';

/** Publishes referral returns until the signal aborts. A return that fails is not sent again. */
export async function publishOnAndOn(
  { code, agencyId, token }: Publisher,
  { name, portOf, tally, sent, signal, pauseMs }: Publishing,
): Promise<void> {
  for (let count = 1; !signal.aborted; count += 1) {
    const fileName = `scale-${code}-${name}-${count}.csv`;
    const records = Array.from({ length: ROWS }, (_, row) => ({
      reference: `SCALE-${code}-${name}-${count}-${row}`,
      quantity: 1 + ((count * 7 + row) % 50),
    }));
    const sentAt = performance.now();
    const { told, kind } = await sendOne({ port: portOf(count), token, code, fileName, records });
    const answeredAt = performance.now();
    sent.push({ agencyId, fileName, records, told, sentAt, answeredAt });
    if (told === 'PUBLISHED') tally.add(answeredAt - sentAt);
    else tally.fail(kind, answeredAt - sentAt);
    await wait(told === 'PUBLISHED' ? pauseMs : Math.max(pauseMs, 100));
  }
}

interface OneReturn extends Pick<SentReturn, 'fileName' | 'records'> {
  readonly port: number;
  readonly token: string;
  readonly code: string;
}

async function sendOne({ port, token, code, fileName, records }: OneReturn) {
  const rows = records.map(
    ({ reference, quantity }) =>
      `${reference},2026-10-05,NRM,ADULT_18_OR_OVER,E06000038,${quantity}`,
  );
  const file = `reference,received_on,pathway,age_band,area,quantity\n${rows.join('\n')}\n`;
  const body = `--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n${file}\r\n--${EDGE}--\r\n`;
  try {
    const answer = await sendRequest({
      ...{ port, token, body, type: `multipart/form-data; boundary=${EDGE}` },
      path: `/import/returns/referrals?agency=${code}&publish=yes&partial=yes`,
    });
    if (answer.status !== 200) {
      const again = answer.hasRetryAfter ? '' : ', without Retry-After';
      return { told: 'NOTHING_WRITTEN', kind: `publishing ${answer.status}${again}` } as const;
    }
    return toTold(answer.text);
  } catch (error) {
    return { told: 'UNKNOWN', kind: `publishing: ${toKind(error)}` } as const;
  }
}

function toTold(text: string) {
  const last = text.trim().split('\n').at(-1) ?? '';
  const line = readAnswerLine(last);
  if (line?.is === 'DONE') {
    const { status } = line.outcome;
    return status === 'PUBLISHED'
      ? ({ told: 'PUBLISHED', kind: '' } as const)
      : ({
          told: 'NOTHING_WRITTEN',
          kind: `publishing: ${JSON.stringify(line.outcome).slice(0, 300)}`,
        } as const);
  }
  if (line?.is !== 'FAILED') return { told: 'UNKNOWN', kind: 'publishing: cut off' } as const;
  const kind = `publishing: ${line.error.replace(/reference: .*/, '…')}`;
  const isUnknown = line.error.includes('not known whether');
  return { told: isUnknown ? 'UNKNOWN' : 'NOTHING_WRITTEN', kind } as const;
}
