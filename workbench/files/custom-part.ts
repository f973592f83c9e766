/** Namespace of the custom XML part that keeps function results and settings in a saved workbook. */
export const resultsNamespace = 'urn:datavision:workbench:results';

export const functionNamespace = 'DV';
