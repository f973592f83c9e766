/** Excel's chart types reduced to what decides the drawing. */
export interface ChartKind {
  readonly mark: 'line' | 'column' | 'bar' | 'area' | 'pie' | 'scatter';
  readonly stack: 'none' | 'stacked' | 'percent';
  readonly markers: boolean;
  readonly lines: boolean;
  readonly hole: boolean;
}

/** Reads `ColumnStacked100`, `LineMarkers`, `XYScatterLines`, …; null if the workbench cannot draw it. */
export function chartKind(type: string): ChartKind | null {
  const match =
    /^(Line|Column|Bar|Area|Pie|Doughnut|XYScatter)(Markers|Lines|Smooth|NoMarkers|Clustered|Exploded|Stacked|100)*$/.exec(
      type,
    );
  if (!match) return null;
  const marks = {
    Line: 'line',
    Column: 'column',
    Bar: 'bar',
    Area: 'area',
    Pie: 'pie',
    Doughnut: 'pie',
    XYScatter: 'scatter',
  } as const;
  const family = match[1] as keyof typeof marks;
  return {
    mark: marks[family],
    stack: type.endsWith('100') ? 'percent' : type.includes('Stacked') ? 'stacked' : 'none',
    markers: /^Line.*Markers/.test(type) || (family === 'XYScatter' && !type.includes('NoMarkers')),
    lines: family !== 'XYScatter' || /Lines|Smooth/.test(type),
    hole: family === 'Doughnut',
  };
}
