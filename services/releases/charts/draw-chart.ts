import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Box, type ChartSize, type ChartTexts, frameOf, type Mark, textMark } from './chart-frame.ts';
import { cleanSvg } from './clean-svg.ts';
import { ink } from './palette.ts';

use([BarChart, CustomChart, LineChart, GraphicComponent, GridComponent, MarkLineComponent, SVGRenderer]);

/** What lies inside the frame: ECharts options of the plot and texts at pixels of the picture. */
export type Plot = {
  readonly height: number;
  readonly draw: (box: Box) => { readonly option: EChartsCoreOption; readonly marks: readonly Mark[] };
};

/** One picture as SVG text: the frame's texts around the plot. Equal input gives equal bytes. */
export function drawChart(texts: ChartTexts, plot: Plot, size: ChartSize): string {
  const frame = frameOf(texts, size, plot.height);
  const { option, marks } = plot.draw(frame.box);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: frame.width, height: frame.height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: ink.paper,
      textStyle: { fontFamily: 'system-ui, sans-serif', color: ink.strong },
      ...option,
      graphic: [...frame.marks, ...marks],
    });
    return cleanSvg(chart.renderToSVGString(), texts.title);
  } finally {
    // Undisposed charts keep a timer and would keep the process alive.
    chart.dispose();
  }
}

/** A plot that says why there is nothing to draw. */
export function emptyPlot(why: string): Plot {
  return {
    height: 60,
    draw: ({ left, top }) => ({ option: {}, marks: [textMark(why, left, top + 16, { size: 14, fill: ink.soft })] }),
  };
}
