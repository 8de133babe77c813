const subjects: Readonly<Record<string, string>> = {
  REPORTS: 'Reports',
  DISRUPTION: 'Disruption',
  SAFEGUARDING: 'Safeguarding',
  RESOURCING: 'Resourcing',
  RETURNS: 'Returns',
};

/** The name of the subject under which a measure is shown. */
export function nameSubject(subject: string): string {
  return subjects[subject] ?? subject;
}
