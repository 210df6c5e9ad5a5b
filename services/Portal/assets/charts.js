// Draws every element that carries its chart as JSON. Only the parts of ECharts that the pages use are bundled.
import { init, use, getInstanceByDom } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const number = (digits, decimal, group) => value => {
  if (value === null || value === undefined || value === '-') {
    return '–';
  }
  const [whole, part] = Number(value).toFixed(digits).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, group) + (part ? decimal + part : '');
};

function formatters(english) {
  const [decimal, group] = english ? ['.', ','] : [',', '.'];
  return { count: number(0, decimal, group), rate: value => number(2, decimal, group)(value) + (english ? '%' : ' %') };
}

export function draw() {
  const { count, rate } = formatters(document.documentElement.lang === 'en');
  document.querySelectorAll('[data-chart]').forEach(element => {
    const chart = getInstanceByDom(element) ?? init(element);
    const option = JSON.parse(element.dataset.chart);
    option.animation = false;
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    option.series.forEach(series => {
      series.tooltip = { valueFormatter: series.yAxisIndex === 1 || series.rate ? rate : count };
    });
    [].concat(option.yAxis).forEach(axis => {
      if (axis.type === 'value') {
        axis.axisLabel = { ...axis.axisLabel, formatter: axis.rate ? value => rate(value).replace(/[.,]00(?= ?%)/, '') : count };
      }
    });
    chart.setOption(option, true);
    chart.off('click');
    chart.on('click', point => {
      const links = JSON.parse(element.dataset.links ?? '[]');
      if (links[point.dataIndex]) {
        window.Turbo ? window.Turbo.visit(links[point.dataIndex]) : (window.location = links[point.dataIndex]);
      }
    });
    element.dataset.ready = '1';
  });
}

window.addEventListener('resize', () => {
  document.querySelectorAll('[data-chart]').forEach(element => getInstanceByDom(element)?.resize());
});
