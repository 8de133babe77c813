import type { BoardAction } from '#domain/packs/action.js';
import { describeOwner } from '#domain/packs/owner.js';
import type { Pack } from '#domain/packs/pack.js';
import { formatDate } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type RoundMessage, toList } from './describe-round.js';
import { type ActionItem, type ActionStep, actionSteps, ownerToday } from './due-actions.js';
import { isSamePost } from './recipients.js';

/** What a message about actions is based on. */
export interface ActionsTelling {
  readonly area: string;
  readonly actions: readonly BoardAction[];
  /** The pack that shows the actions in their current state; null if there is none. */
  readonly pack: Pick<Pack, 'quarter'> | null;
  /** The recipient's post. */
  readonly reader: string;
}

const stepsInOrder = Object.keys(actionSteps).filter((key): key is ActionStep =>
  Object.hasOwn(actionSteps, key),
);

/**
 * Makes a message from one person's items about one board. It says which agency must do something
 * by when, and does not quote the action, because an action may contain a number. A post is free
 * text too, and is named only to people who hold it.
 */
export function describeActions(
  items: readonly ActionItem[],
  { area, actions, pack, reader }: ActionsTelling,
  referenceData: ReferenceData,
): RoundMessage {
  const name = referenceData.places.find(area)?.name ?? area;
  const of = (step: ActionStep) =>
    actions.filter(({ id }) => items.some((item) => item.step === step && item.actionId === id));
  const told = stepsInOrder.filter((step) => of(step).length > 0);
  return {
    title: `${titles[told[0] ?? 'ACTION_SOON']}: board of ${name}`,
    body: told
      .flatMap((step) => [
        sentences[step](of(step).length, name),
        toList(of(step).map((action) => describeDay(action, reader, referenceData))),
      ])
      .join('\n\n'),
    marking: 'OFFICIAL',
    link: pack === null ? '/boards' : `/boards/${pack.quarter}/${encodeURIComponent(area)}#actions`,
  };
}

const titles: Readonly<Record<ActionStep, string>> = {
  ACTION_LATE: 'An action is overdue',
  ACTION_SOON: 'An action is due soon',
};

const sentences: Readonly<Record<ActionStep, (count: number, name: string) => string>> = {
  ACTION_LATE: (count, name) =>
    count === 1
      ? `A board action for ${name} is overdue. Say what has been done, or that it is done.`
      : `Board actions for ${name} are overdue. Say what has been done, or that they are done.`,
  ACTION_SOON: (count, name) =>
    count === 1
      ? `A board action for ${name} is due soon.`
      : `Board actions for ${name} are due soon.`,
};

function describeDay(action: BoardAction, reader: string, referenceData: ReferenceData): string {
  const ownerPost = isSamePost(action.ownerPost, reader) ? reader : '';
  const owner = describeOwner(
    { ownerPost, ownerAgencyId: ownerToday(action, referenceData) },
    referenceData,
  );
  return `${owner === '' ? 'No agency is named' : owner}: due by ${formatDate(action.dueOn ?? referenceData.today)}`;
}
