const subjects: Readonly<Record<string, string>> = {
  REPORTS: 'Reports',
  DISRUPTION: 'Disruption',
  SAFEGUARDING: 'Safeguarding',
  RESOURCING: 'Resourcing',
  RETURNS: 'Returns',
};

/** What a measure is told under. */
export function nameSubject(subject: string): string {
  return subjects[subject] ?? subject;
}
