/** Width of a chart that has half an A4 page, in CSS pixels. */
export const halfOfPaper = 330;
