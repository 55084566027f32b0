export { planRun } from './plan/plan.ts';
export { loadAssignment } from './spec/load.ts';
export { judge } from './verdict/judge.ts';
