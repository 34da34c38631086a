"""Materials for people and rooms, as small Principled node graphs."""

import bpy


def plain(name, color, roughness=0.6, sheen=0.0):
    material, shader = principled(name)
    shader.inputs["Base Color"].default_value = (*color, 1)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Sheen Weight"].default_value = sheen
    return material


def skin(name, picture, tint=(1, 1, 1), gain=1.0):
    """Skin map, faint subsurface, a bump of fine pores."""
    material, shader = principled(name)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    color = tinted(nodes, links, texture(nodes, picture), tint, gain)
    links.new(color, shader.inputs["Base Color"])
    shader.inputs["Subsurface Weight"].default_value = 0.3
    shader.inputs["Subsurface Radius"].default_value = (1.0, 0.35, 0.2)
    shader.inputs["Subsurface Scale"].default_value = 0.006
    shader.inputs["Roughness"].default_value = 0.5
    shader.inputs["Specular IOR Level"].default_value = 0.35
    bump(nodes, links, shader, scale=900, strength=0.04)
    return material


def cloth(name, picture, roughness=0.85, bump_scale=700):
    material, shader = principled(name)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    links.new(texture(nodes, picture).outputs["Color"], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Sheen Weight"].default_value = 0.25
    shader.inputs["Specular IOR Level"].default_value = 0.2
    bump(nodes, links, shader, bump_scale, 0.12)
    return material


def hair(name, picture, tint=(1, 1, 1), gain=1.0, grey=False, roughness=0.55):
    """Two-sided strands cut out by the map's alpha."""
    material, shader = principled(name)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    image = texture(nodes, picture)
    color = tinted(nodes, links, image, tint, gain, 0.0 if grey else 1.0)
    links.new(color, shader.inputs["Base Color"])
    links.new(image.outputs["Alpha"], shader.inputs["Alpha"])
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Specular IOR Level"].default_value = 0.12
    return material


def eye(name, picture, gain=1.0):
    material, shader = principled(name)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    image = texture(nodes, picture)
    links.new(tinted(nodes, links, image, (1, 1, 1), gain), shader.inputs["Base Color"])
    links.new(image.outputs["Alpha"], shader.inputs["Alpha"])
    shader.inputs["Roughness"].default_value = 0.08
    return material


def wood_floor(name, light, dark, plank=0.16):
    """Planks along Y: a brick pattern whose boards differ in tone, with long grain."""
    material, shader = principled(name)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    place = nodes.new("ShaderNodeTexCoord")
    turn = nodes.new("ShaderNodeMapping")
    links.new(place.outputs["Object"], turn.inputs["Vector"])
    brick = nodes.new("ShaderNodeTexBrick")
    brick.inputs["Scale"].default_value = 1.0
    brick.inputs["Brick Width"].default_value = 1.6
    brick.inputs["Row Height"].default_value = plank
    brick.inputs["Mortar Size"].default_value = 0.002
    brick.inputs["Color1"].default_value = (*light, 1)
    brick.inputs["Color2"].default_value = (*dark, 1)
    brick.inputs["Mortar"].default_value = (*[c * 0.5 for c in dark], 1)
    links.new(turn.outputs["Vector"], brick.inputs["Vector"])
    stretch = nodes.new("ShaderNodeMapping")
    stretch.inputs["Scale"].default_value = (1.5, 28, 1)
    links.new(place.outputs["Object"], stretch.inputs["Vector"])
    grain = nodes.new("ShaderNodeTexNoise")
    grain.inputs["Scale"].default_value = 3
    grain.inputs["Detail"].default_value = 6
    links.new(stretch.outputs["Vector"], grain.inputs["Vector"])
    mix = nodes.new("ShaderNodeMixRGB")
    mix.blend_type = "SOFT_LIGHT"
    mix.inputs["Fac"].default_value = 0.55
    links.new(brick.outputs["Color"], mix.inputs["Color1"])
    links.new(grain.outputs["Fac"], mix.inputs["Color2"])
    links.new(mix.outputs["Color"], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = 0.45
    shader.inputs["Specular IOR Level"].default_value = 0.3
    return material


def principled(name):
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    return material, material.node_tree.nodes["Principled BSDF"]


def texture(nodes, picture):
    node = nodes.new("ShaderNodeTexImage")
    node.image = bpy.data.images.load(picture, check_existing=True)
    node.extension = "EXTEND"
    return node


def tinted(nodes, links, image, tint, gain, saturation=1.0):
    hue = nodes.new("ShaderNodeHueSaturation")
    hue.inputs["Saturation"].default_value = saturation
    hue.inputs["Value"].default_value = gain
    links.new(image.outputs["Color"], hue.inputs["Color"])
    mix = nodes.new("ShaderNodeMixRGB")
    mix.blend_type = "MULTIPLY"
    mix.inputs["Fac"].default_value = 1
    mix.inputs["Color2"].default_value = (*tint, 1)
    links.new(hue.outputs["Color"], mix.inputs["Color1"])
    return mix.outputs["Color"]


def bump(nodes, links, shader, scale, strength):
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    node = nodes.new("ShaderNodeBump")
    node.inputs["Strength"].default_value = strength
    node.inputs["Distance"].default_value = 0.002
    links.new(noise.outputs["Fac"], node.inputs["Height"])
    links.new(node.outputs["Normal"], shader.inputs["Normal"])
