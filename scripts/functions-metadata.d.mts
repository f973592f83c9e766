export interface FunctionsMetadata {
  allowErrorForDataTypeAny: boolean;
  functions: {
    id: string;
    name: string;
    description: string;
    helpUrl: string;
    options: Record<string, boolean>;
    parameters: {
      name: string;
      description: string;
      optional?: boolean;
      dimensionality?: string;
      customEnumId?: string;
    }[];
    result: { dimensionality?: string };
  }[];
  enums: { id: string; values: { stringValue: string }[] }[];
}
export function functionsMetadata(): FunctionsMetadata;
export function helpPages(): Promise<Record<string, string>>;
