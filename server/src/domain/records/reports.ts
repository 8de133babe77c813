import { always, maybe, type RecordKind, sender, stored } from './record-kind.js';

/** Reports as shown to anyone who may open them. */
export const reportRecords: RecordKind = {
  name: 'reports',
  dataset: 'REPORTS',
  typeName: 'Report',
  description:
    'Information given to the partnership about possible organised crime: one report, or a count of similar reports.',
  table: 'report',
  date: 'receivedOn',
  key: ['reference'],
  fields: [
    sender,
    always('reference', 'reference', {
      is: { type: 'reference' },
      description: "The agency's own reference, unique among its reports.",
    }),
    always('quarter', 'received_on', {
      is: { type: 'quarter' },
      description: 'The quarter in which it was received.',
    }),
    always('receivedOn', 'received_on', {
      is: { type: 'date' },
      description: 'The day on which it was received.',
    }),
    always('channel', 'channel', {
      is: { type: 'code', list: 'Channel' },
      description: 'The way it came in.',
    }),
    always('crimeType', 'crime_type', {
      is: { type: 'code', list: 'CrimeType' },
      description: 'Its crime type.',
    }),
    always('area', 'area_code', {
      is: { type: 'area' },
      description:
        'What it is coded to: a district, or Oxfordshire or the force where the district is not known.',
    }),
    always('quantity', 'quantity', {
      is: { type: 'whole-number' },
      description:
        'How many reports it stands for, 1 or more. Its other numbers are totals for all of them.',
    }),
    maybe('status', 'status', {
      is: { type: 'code', list: 'ReportStatus' },
      description: 'The status of work on it. Null if it was not given.',
    }),
    maybe('firstActionHours', 'first_action_hours', {
      is: { type: 'number' },
      description:
        'Hours from receipt to the first action, in total if it stands for several reports. Null while there is none.',
    }),
    always('signs', 'signs', {
      is: { type: 'codes', list: 'Sign' },
      description: 'Every sign that it names. Empty if it names none.',
    }),
    always('seriousLimbs', 'serious_limbs', {
      is: { type: 'codes', list: 'SeriousLimb' },
      description:
        'Every limb of the serious-crime test that it meets. Empty if it meets none, and so is not serious.',
    }),
    maybe('sourceGrade', 'source_grade', {
      is: { type: 'code', list: 'SourceGrade' },
      description:
        'How far the source can be relied on, by the 3x5x2 grading. Null if it was not graded.',
    }),
    maybe('informationGrade', 'information_grade', {
      is: { type: 'code', list: 'InformationGrade' },
      description:
        'How the source came by the information, graded under 3x5x2. Null if it was not graded.',
    }),
    maybe('handling', 'handling', {
      is: { type: 'code', list: 'Handling' },
      description: 'Whether it may be passed on, by the 3x5x2 grading. Null if it was not graded.',
    }),
    maybe('disruptionReference', 'disruption_reference', {
      is: { type: 'record' },
      description:
        "The disruption that it led to: the agency's own reference, or AGENCY:REFERENCE for another agency's. Null if none was named.",
    }),
    {
      ...always('ledToDisruption', 'led_to_disruption', {
        is: { type: 'yes-no' },
        description:
          "Whether that disruption is among the records and confirmed. Viewers who cannot open all records see this only for disruptions that the report's agency led; for others it is false.",
      }),
      ownColumn: 'led_to_own_disruption',
    },
    ...stored,
  ],
  links: [
    {
      name: 'disruption',
      to: 'disruptions',
      columns: { agency: 'disruption_agency_id', reference: 'disruption_own_reference' },
      description:
        'The disruption that it led to, confirmed or not. Null if none was named, if no disruption with that reference was sent, or if the viewer may not open it.',
    },
  ],
};
