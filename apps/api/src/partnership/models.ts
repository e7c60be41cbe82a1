import { MODELS, type ModelSizes } from "@quad/matching";

/** How many of each role a partnership needs to go on, and can have. An unknown model is as one to one. */
export const modelSizes = (model: string): ModelSizes => MODELS[model] ?? MODELS["one-to-one"]!;
