export { diff } from "@quad/workflow";
