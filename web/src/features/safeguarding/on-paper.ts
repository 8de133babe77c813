/** On paper what is told by quarter or over time has seven of twelve columns, less what is around it, in CSS pixels. */
export const onPaper = 355;
