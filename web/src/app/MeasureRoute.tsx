import type { ComponentProps } from 'react';

import { EventForm } from '#features/events/EventForm.js';
import { EventList } from '#features/events/EventList.js';
import { MeasurePage } from '#features/measures/measure/MeasurePage.js';
import { TargetForm } from '#features/targets/TargetForm.js';

const tools = {
  TargetTool: TargetForm,
  AddEventTool: EventForm,
  EventsTool: EventList,
  EventsToRead,
} as const;

/** A measure's page, with the forms that other features provide for it. */
export function MeasureRoute() {
  return <MeasurePage tools={tools} />;
}

function EventsToRead(props: ComponentProps<typeof EventList>) {
  return <EventList {...props} isReadOnly />;
}
