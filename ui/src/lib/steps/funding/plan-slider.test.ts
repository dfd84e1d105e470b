import { describe, expect, it } from 'vitest';
import { PlanSlider } from './plan-slider';

const plan = { cost: '80000.00', asked: '38500.40', now: '38500.40', lowest: '0.00', highest: '40000.00' };

describe('the slider of what is asked', () => {
  it('ends at the cost, and shows where one is, was and may go', () => {
    const slider = new PlanSlider(plan);
    expect([slider.end, slider.value, slider.highest, slider.lowest]).toEqual([80000, 38500, 0.5, null]);
    expect(slider.now).toBeCloseTo(0.48, 2);
  });

  it('is keyed: arrows by 100, Page by 1,000, never beyond its ends', () => {
    const slider = new PlanSlider(plan);
    expect(['ArrowRight', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].map((key) => slider.key(key))).toEqual([
      38600, 38400, 39500, 37500, 0, 80000,
    ]);
    expect(slider.key('a')).toBeNull();
    expect(new PlanSlider({ ...plan, asked: '50.00' }).key('ArrowLeft')).toBe(0);
    expect(new PlanSlider({ ...plan, asked: '79990.00' }).key('PageUp')).toBe(80000);
  });

  it('holds what is asked beyond the cost', () => {
    expect(new PlanSlider({ ...plan, asked: '90000.00' }).at).toBe(1);
  });

  it('has no limit to show where there is none below its end', () => {
    expect(new PlanSlider({ ...plan, highest: '80000.00' }).highest).toBeNull();
    expect(new PlanSlider({ ...plan, highest: null, lowest: null }).highest).toBeNull();
  });
});
