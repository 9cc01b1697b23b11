"""Writes what PyTorch makes of the same gradients and steps, for OptimizersAsPyTorchTest and SchedulesAsPyTorchTest.

    python3 scripts/golden/optimizers_torch.py beras-optim/src/test/resources/io/beras/optim

A line is: what Java makes | numbers of the first step | numbers of the second | ... Made with PyTorch 2.13.0, in double.
"""

import sys
import warnings
from pathlib import Path

import torch
from torch import optim
from torch.optim import lr_scheduler

torch.set_default_dtype(torch.float64)
warnings.simplefilter("ignore")  # a schedule without steps of its optimizer

START = [1.0, -2.0, 0.5, 0.0, 30.0]
GRADIENTS = [
    [0.1, -0.2, 0.3, 0.0, 5.0],
    [-0.4, 0.5, 0.0, 1e-4, 5.0],
    [0.001, 2.0, -3.0, -1e-4, -7.0],
    [0.7, -0.1, 0.2, 0.01, 0.0],
    [0.7, -0.1, 0.2, 0.01, 100.0],
    [-1.3, 0.0, 0.25, -2.0, -1.0],
]
LOSSES = [1.0, 0.8, 0.9, 0.79995, 0.85, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.76, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6]
EPS = 1e-7  # this library's; PyTorch's own default is 1e-8, 1e-10 for Adagrad


def text(numbers):
    return " ".join(repr(float(x)) for x in numbers)


def line(*parts):
    return " | ".join(parts)


def moves(make):
    w = torch.tensor(START, requires_grad=True)
    optimizer = make([w])
    for g in GRADIENTS:
        w.grad = torch.tensor(g)
        optimizer.step()
        yield text(w.detach())


OPTIMIZERS = {
    "SGD": lambda p: optim.SGD(p, lr=0.1),
    "SGD momentum decay": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "SGD dampening": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.4),
    "SGD dampening decay": lambda p: optim.SGD(p, lr=0.1, momentum=0.5, dampening=0.9, weight_decay=0.01),
    "SGD nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "SGD nesterov decay": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "RMSProp": lambda p: optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-6),
    "RMSProp decay": lambda p: optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-6, weight_decay=0.1),
    "RMSProp momentum": lambda p: optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-6, momentum=0.9),
    "RMSProp centered": lambda p: optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-6, centered=True),
    "RMSProp centered momentum decay": lambda p: optim.RMSprop(
        p, lr=0.01, alpha=0.5, eps=1e-3, centered=True, momentum=0.5, weight_decay=0.1
    ),
    "AdaGrad": lambda p: optim.Adagrad(p, lr=0.1, eps=EPS),
    "AdaGrad initialSum decay": lambda p: optim.Adagrad(
        p, lr=0.1, eps=1e-3, initial_accumulator_value=0.1, weight_decay=0.01
    ),
    "Adam": lambda p: optim.Adam(p, lr=0.01, eps=EPS),
    "Adam amsgrad decay": lambda p: optim.Adam(p, lr=0.01, betas=(0.8, 0.5), eps=EPS, weight_decay=0.1, amsgrad=True),
    "AdamW": lambda p: optim.AdamW(p, lr=0.01, eps=EPS),
    "AdamW decay": lambda p: optim.AdamW(p, lr=0.01, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.5),
    "AdamW amsgrad": lambda p: optim.AdamW(p, lr=0.01, betas=(0.9, 0.5), eps=EPS, weight_decay=0.1, amsgrad=True),
    "Nadam": lambda p: optim.NAdam(p, lr=0.01, eps=EPS),
    "Nadam betas decay": lambda p: optim.NAdam(p, lr=0.01, betas=(0.5, 0.6), eps=1e-3, weight_decay=0.1),
}


def rates(lr, make, steps=25):
    optimizer = optim.SGD([torch.zeros(1)], lr=lr)
    schedule = make(optimizer)
    for _ in range(steps):
        yield float(optimizer.param_groups[0]["lr"])
        schedule.step()


def warm_up_then_cosine(optimizer):
    warm_up = lr_scheduler.LinearLR(optimizer, start_factor=1 / 6, total_iters=5)
    cosine = lr_scheduler.CosineAnnealingLR(optimizer, T_max=20, eta_min=0.001)
    return lr_scheduler.SequentialLR(optimizer, [warm_up, cosine], milestones=[5])


SCHEDULES = {
    "StepDecay": rates(0.1, lambda o: lr_scheduler.StepLR(o, step_size=4, gamma=0.3)),
    "ExponentialDecay": rates(0.1, lambda o: lr_scheduler.ExponentialLR(o, gamma=0.9)),
    "CosineDecay": rates(0.1, lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=24, eta_min=0.001)),
    "PolynomialDecay": rates(0.1, lambda o: lr_scheduler.PolynomialLR(o, total_iters=20, power=2)),
    "PolynomialDecay linear": rates(0.1, lambda o: lr_scheduler.LinearLR(o, 1, 0.1, total_iters=20)),
    "PiecewiseConstant": rates(0.1, lambda o: lr_scheduler.MultiStepLR(o, milestones=[5, 12], gamma=0.1)),
    "WarmUp": rates(0.1, lambda o: lr_scheduler.LinearLR(o, start_factor=1 / 6, total_iters=5)),
    "WarmUp CosineDecay": rates(0.1, warm_up_then_cosine),
    "OneCycle": rates(0.1, lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.1, total_steps=25, cycle_momentum=False)),
    "OneCycle settings": rates(
        0.1,
        lambda o: lr_scheduler.OneCycleLR(
            o, max_lr=0.1, total_steps=25, cycle_momentum=False, pct_start=0.45, div_factor=10.0, final_div_factor=50.0
        ),
    ),
}


def plateau(**settings):
    optimizer = optim.SGD([torch.zeros(1)], lr=0.1)
    schedule = lr_scheduler.ReduceLROnPlateau(optimizer, threshold_mode="abs", **settings)
    for loss in LOSSES:
        schedule.step(-loss if settings.get("mode") == "max" else loss)
        yield float(optimizer.param_groups[0]["lr"])


PLATEAUS = {
    "patience 2": plateau(patience=2),
    "patience 0": plateau(patience=0, factor=0.5),
    "cooldown": plateau(patience=1, factor=0.5, cooldown=2),
    "minDelta minRate": plateau(patience=1, factor=0.5, threshold=0.15, min_lr=0.02),
    "higherIsBetter": plateau(patience=1, factor=0.5, mode="max"),
}

folder = Path(sys.argv[1])
sequences = [line("start", text(START)), line("gradients", *map(text, GRADIENTS))]
sequences += [line(name, *moves(make)) for name, make in OPTIMIZERS.items()]
folder.joinpath("optimizers.txt").write_text("\n".join(sequences) + "\n")
folder.joinpath("schedules.txt").write_text("".join(line(n, text(r)) + "\n" for n, r in SCHEDULES.items()))
watched = [line("values", text(LOSSES))] + [line(n, text(r)) for n, r in PLATEAUS.items()]
folder.joinpath("plateaus.txt").write_text("\n".join(watched) + "\n")
