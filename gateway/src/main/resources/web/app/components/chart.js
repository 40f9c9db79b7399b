import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { View } from './view.js';

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer]);

const darkness = matchMedia('(prefers-color-scheme: dark)');

const sameData = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * One ECharts chart. `build` makes its option of `data` and a width, again when data, width or colours change.
 * `settled` tells that what is drawn is what was asked for; `chart-settled` and `pick` (the index of a category) bubble.
 */
class Chart extends View {
  static properties = {
    build: { attribute: false },
    data: { attribute: false, hasChanged: (now, before) => !sameData(now, before) },
    name: {},
    pickable: { type: Boolean },
  };

  settled = false;

  connectedCallback() {
    super.connectedCallback();
    this.redraw = () => this.draw();
    darkness.addEventListener('change', this.redraw);
    this.resizing = new ResizeObserver(() => this.resize());
    this.resizing.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    darkness.removeEventListener('change', this.redraw);
    this.resizing.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  updated() {
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.name);
    this.draw();
  }

  draw() {
    this.settled = false;
    this.chart ??= this.create();
    this.drawnWidth = this.clientWidth;
    this.chart.setOption(this.build(this.data, this.clientWidth), { notMerge: true });
  }

  resize() {
    this.chart?.resize();
    if (this.chart && this.clientWidth !== this.drawnWidth) {
      this.draw();
    }
  }

  create() {
    const chart = echarts.init(this, null, { renderer: 'svg' });
    chart.on('finished', () => {
      this.settled = true;
      this.emit('chart-settled');
    });
    const indexAt = ({ offsetX, offsetY }) =>
      chart.containPixel('grid', [offsetX, offsetY]) ? chart.convertFromPixel({ xAxisIndex: 0 }, offsetX) : undefined;
    chart.getZr().on('mousemove', (event) => {
      if (this.pickable) {
        chart.getZr().setCursorStyle(indexAt(event) === undefined ? 'default' : 'pointer');
      }
    });
    chart.getZr().on('click', (event) => {
      const index = indexAt(event);
      if (this.pickable && index !== undefined) {
        this.emit('pick', index);
      }
    });
    return chart;
  }
}

customElements.define('dc-chart', Chart);
