/** Width of a chart on half an A4 page, in CSS pixels. */
export const halfOfPaper = 330;
